// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.crash.SocketClient;
import dev.sotto.distribution.media.MediaRestClient;
import dev.sotto.distribution.media.SeededByteStream;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One server behind all proxies at once, each with the file that the program ships. Sockets that
/// say nothing are opened first and looked at last, two minutes later: meanwhile the others run.
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ShippedProxiesTest {
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final long LARGE = 200L << 20;
  private static final int REGISTRATIONS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  private final Map<ProxyKind, RunningProxy> proxies = new EnumMap<>(ProxyKind.class);
  private final Map<ProxyKind, Idle> idle = new EnumMap<>(ProxyKind.class);
  private PackagedServer server;
  private ProxyClient visitor;
  private long idleSince;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    server =
        PackagedServer.start(
            folder,
            Map.of(
                "SOTTO_TRUSTED_PROXIES", "127.0.0.1",
                "SOTTO_MEDIA_LARGEST", "256",
                "SOTTO_BCRYPT_COST", "10"));
    var certificate = TestCertificate.create(folder, "proxy", "dns:localhost");
    visitor = new ProxyClient(certificate);
    for (ProxyKind kind : ProxyKind.values()) {
      if (kind.isInstalled()) {
        Path own = Files.createDirectory(folder.resolve(kind.name().toLowerCase(Locale.ROOT)));
        proxies.put(kind, RunningProxy.shipped(kind, own, server.port(), certificate));
        idle.put(kind, Idle.open(visitor.at("127.0.3." + kind.number()), url(kind)));
      }
    }
    idleSince = System.nanoTime();
  }

  @AfterAll
  void stop() {
    idle.values().forEach(Idle::close);
    proxies.values().forEach(RunningProxy::close);
    if (server != null) {
      server.close();
    }
  }

  @Order(1)
  @ParameterizedTest
  @EnumSource
  void restShouldWorkAndLinksShouldBeHttpsLinksOfTheProxy(ProxyKind kind) throws Exception {
    kind.assumeInstalled();
    try (HttpClient http = visitor.at(address(kind, 10))) {
      MediaRestClient anna = MediaRestClient.register(http, url(kind), "rest-" + kind);
      MediaRestClient.Room room = anna.create(5);

      assertThat(room.url().toString()).startsWith(url(kind) + "/media/");
      assertThat(get(http, url(kind) + "/health").statusCode()).isEqualTo(200);
    }
  }

  @Order(2)
  @ParameterizedTest
  @EnumSource
  void largeUploadsShouldPass(ProxyKind kind) throws Exception {
    kind.assumeInstalled();
    try (HttpClient http = visitor.at(address(kind, 11))) {
      MediaRestClient anna = MediaRestClient.register(http, url(kind), "media-" + kind);
      MediaRestClient.Room room = anna.create(LARGE);

      assertThat(anna.put(room, new SeededByteStream(1, LARGE), LARGE)).isEqualTo(201);
      assertThat(SeededByteStream.isAllOf(anna.get(room), 1, LARGE)).isTrue();
    }
  }

  @Order(3)
  @ParameterizedTest
  @EnumSource
  void clientsShouldBeToldApartAndNotBelieved(ProxyKind kind) throws Exception {
    kind.assumeInstalled();
    try (HttpClient first = visitor.at(address(kind, 12));
        HttpClient second = visitor.at(address(kind, 13))) {
      for (int i = 0; i < REGISTRATIONS; i++) {
        assertThat(register(first, kind, "first-" + i)).as("registration %d", i).isEqualTo(201);
      }

      assertThat(register(first, kind, "more")).isEqualTo(429);
      assertThat(register(first, kind, "more", "X-Forwarded-For", "203.0.113.9")).isEqualTo(429);
      assertThat(register(first, kind, "more", "Forwarded", "for=203.0.113.9")).isEqualTo(429);
      assertThat(register(second, kind, "second")).isEqualTo(201);
    }
  }

  @Order(4)
  @ParameterizedTest
  @EnumSource
  void metricsShouldBeClosed(ProxyKind kind) throws Exception {
    kind.assumeInstalled();
    try (HttpClient http = visitor.at(address(kind, 14))) {
      for (String path :
          new String[] {
            "/metrics", "/metrics/", "//metrics", "/%6detrics", "/metrics?x=1", "/./metrics"
          }) {
        assertThat(get(http, url(kind) + path).statusCode()).as(path).isNotEqualTo(200);
      }
    }
  }

  @Order(5)
  @ParameterizedTest
  @EnumSource
  void smuggledRequestsShouldReachNobody(ProxyKind kind) throws Exception {
    kind.assumeInstalled();
    int port = proxies.get(kind).ports().secure();
    try (HttpClient http = visitor.at(address(kind, 15))) {
      for (SmuggledRequest attack : SmuggledRequest.all()) {
        String answer = visitor.say(port, attack.text());

        assertThat(answer)
            .as("%s%n%s", attack.name(), answer)
            .doesNotContain(SmuggledRequest.PRIZE);
        for (int i = 0; i < 3; i++) {
          HttpResponse<String> next = get(http, url(kind) + "/health/live");
          assertThat(next.statusCode()).as(attack.name()).isEqualTo(200);
          assertThat(next.body()).as(attack.name()).contains("alive");
        }
      }
    }
  }

  @Order(6)
  @ParameterizedTest
  @EnumSource
  void silentSocketsShouldStayOpenForTwoMinutes(ProxyKind kind) throws Exception {
    kind.assumeInstalled();
    Idle socket = idle.get(kind);
    while (System.nanoTime() - idleSince < IDLE.toNanos() && !socket.client().hasEnded()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }

    assertThat(socket.client().hasEnded()).as(proxies.get(kind).log()).isFalse();
    assertThat(socket.client().say("{\"type\":\"ping\",\"ref\":\"late\"}")).isTrue();
    assertThat(socket.frames().poll(20, TimeUnit.SECONDS)).contains("pong", "late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx.conf", "haproxy.cfg", "Caddyfile", "sotto.service"})
  void programShouldShipTheFile(String name) {
    assertThat(PackagedProgram.HOME.resolve("deploy").resolve(name))
        .hasSameTextualContentAs(Path.of("../deploy").resolve(name));
  }

  private String url(ProxyKind kind) {
    return proxies.get(kind).url();
  }

  /// Each test and proxy has addresses of its own, and so budgets of its own.
  private static String address(ProxyKind kind, int test) {
    return "127.0.%d.%d".formatted(test, kind.number());
  }

  private int register(HttpClient http, ProxyKind kind, String handle, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url(kind) + "/api/auth/register"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"handle\":\"%s-%s\",\"password\":\"long enough\"}".formatted(kind, handle)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  /// Whoever waits for longer waits for what somebody else has hidden in a connection.
  private static HttpResponse<String> get(HttpClient http, String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  /// A socket that says nothing.
  private record Idle(HttpClient http, SocketClient client, BlockingQueue<String> frames) {
    static Idle open(HttpClient http, String url) throws IOException, InterruptedException {
      RestClient account = RestClient.register(http, url, "idle-" + URI.create(url).getPort());
      var frames = new LinkedBlockingQueue<String>();
      return new Idle(http, new SocketClient(account, frames::add), frames);
    }

    void close() {
      client.cut();
      http.close();
    }
  }
}
