// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.Registration;
import dev.sotto.core.call.Call;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.testkit.data.TestCalls;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The meters are shared by all servers of one Java virtual machine, so these tests compare before
/// and after.
final class MetricsTest {
  private final TestServer server = TestServer.start(TestServer.Setup.standard().withLimits());
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void metricsShouldBePrometheusText() throws Exception {
    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body())
        .contains(
            "# TYPE sotto_sockets_open gauge",
            "# TYPE sotto_accounts_online gauge",
            "# TYPE sotto_coordination_up gauge",
            "# TYPE sotto_media_up gauge",
            "# TYPE sotto_scanner_up gauge",
            "# TYPE sotto_messages_sent_total counter",
            "memory_usedHeap_bytes",
            "thread_count");
  }

  @Test
  void metricsShouldSayWhetherTheStorageAnswers() throws Exception {
    String before = get("/metrics").body();
    server.storage().close();

    String after = get("/metrics").body();

    // Servers of other tests may run in this machine; one of them has lost its storage.
    assertThat(value(before, "sotto_storage_up") - value(after, "sotto_storage_up")).isEqualTo(1);
    assertThat(value(after, "sotto_push_waiting")).isZero();
  }

  @Test
  void metricsShouldCountLogInsThatFailed() throws Exception {
    String failed =
        "sotto_http_requests_total{method=\"POST\",route=\"/api/auth/login\",status=\"401\"";
    String before = get("/metrics").body();

    client.send(
        HttpRequest.newBuilder(server.http("/api/auth/login"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"handle\":\"nobody\",\"password\":\"not the right one\"}"))
            .build(),
        BodyHandlers.ofString());

    assertThat(value(get("/metrics").body(), failed) - value(before, failed)).isEqualTo(1);
  }

  @Test
  void metricsShouldCountRequestsByMethodClassAndStatus() throws Exception {
    String requests =
        "sotto_http_requests_total{method=\"GET\",route=\"/health/live\",status=\"200\"";
    String durations = "sotto_http_request_duration_seconds_count{route=\"/health/live\"";
    String before = get("/metrics").body();

    get("/health/live");
    get("/health/live");

    String after = get("/metrics").body();
    assertThat(value(after, requests) - value(before, requests)).isEqualTo(2);
    assertThat(value(after, durations) - value(before, durations)).isEqualTo(2);
  }

  @Test
  void metricsShouldCountStoredMessagesOnce() throws Exception {
    DeviceAddress alice = register("alice");
    String before = get("/metrics").body();

    for (int i = 0; i < 2; i++) {
      server
          .sotto()
          .messages()
          .messaging()
          .send(
              new Draft(
                  alice,
                  alice.account(),
                  new ClientMessageId("note-to-self"),
                  MessageBody.ofText("unrepeatable words"),
                  Duration.ZERO));
    }

    String after = get("/metrics").body();
    String sent = "sotto_messages_sent_total";
    assertThat(value(after, sent) - value(before, sent)).isEqualTo(1);
  }

  @Test
  void metricsShouldCountRefusalsByLimit() throws Exception {
    String refusals = "sotto_limit_refusals_total{limit=\"ring-pair\"";
    String before = get("/metrics").body();

    for (int i = 0; i <= RateLimits.RING_PER_PAIR.burst(); i++) {
      server.sotto().node().limiter().take(RateLimits.RING_PER_PAIR, "1 2");
    }

    assertThat(value(get("/metrics").body(), refusals) - value(before, refusals)).isEqualTo(1);
  }

  @Test
  void metricsShouldCountCallsByWhatHappenedToThem() throws Exception {
    DeviceAddress alice = register("alice");
    DeviceAddress bob = register("bob");
    server.storage().contacts().add(alice.account(), bob.account(), server.now(), 10_000);
    String placed = "sotto_calls_total{event=\"placed\"";
    String missed = "sotto_calls_total{event=\"missed\"";
    String before = get("/metrics").body();

    server.sotto().calls().control().place(TestCalls.aPlacing("c", alice, bob.account()));
    server.advance(Call.RING_TIME);

    String after = get("/metrics").body();
    assertThat(value(after, placed) - value(before, placed)).isEqualTo(1);
    assertThat(value(after, missed) - value(before, missed)).isEqualTo(1);
  }

  @Test
  void metricsShouldTellNothingAboutAnybody() throws Exception {
    register("unmistakable-alice");
    get("/health/unmistakable-alice?token=unmistakable-token");
    get("/unmistakable-path");
    client.send(
        HttpRequest.newBuilder(server.http("/"))
            .method("UNMISTAKABLE", HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());

    String text = get("/metrics").body();

    assertThat(text)
        .contains("route=\"other\"", "method=\"other\"")
        .doesNotContainIgnoringCase("unmistakable")
        .doesNotContain("127.0.0.1", TestServer.SECRET);
  }

  private DeviceAddress register(String handle) {
    var result =
        server
            .sotto()
            .accounts()
            .registration()
            .register(new Handle(handle), new Password("12345678"));
    var account = ((Registration.Result.Registered) result).account();
    return DeviceAddress.shared(account.id());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(server.http(path))
            .header("Authorization", TestServer.adminAuthorization())
            .build(),
        BodyHandlers.ofString());
  }

  /// {@return the value of the first line that begins with `sample`; 0 when there is none}
  private static double value(String text, String sample) {
    return text.lines()
        .filter(line -> line.startsWith(sample))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElse(0);
  }
}
