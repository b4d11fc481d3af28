// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sotto.distribution.crash.RestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many wrong passwords at once, each of which takes the server a quarter of a second.
@Tag("full")
final class LoginStormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PER_SECOND = 200;
  private static final int ADDRESSES = 40;
  private static final int HANDLES = 50;

  /// How many log-ins in a calm may go by until it is one's turn: a few in fact, and as many as
  /// wait if nobody had turns, which is beyond the 20 seconds after which one is told to come
  /// again.
  private static final int TURNS = 12;

  private static final Duration SOME = Duration.ofSeconds(2);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "SOTTO_TRUSTED_PROXIES", "127.0.0.1", "SOTTO_BCRYPT_COST", "12", "SOTTO_JAVA_OPTS", "");

  private final AtomicInteger attempts = new AtomicInteger();
  private final Queue<HttpResponse<String>> answers = new ConcurrentLinkedQueue<>();

  @TempDir private Path folder;

  @Test
  void ownersShouldLogInAndMessagesFlow() throws Exception {
    try (var server = PackagedServer.start(folder, SETTINGS);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      RestClient berta = RestClient.register(http, server.url(), "berta");
      List<HttpResponse<String>> first = new ArrayList<>();
      Duration calm =
          timed(() -> first.add(logIn(http, server, "berta", "long enough", "203.0.113.1", "")));
      String token = token(first.getFirst());
      RestClient anna = RestClient.register(http, server.url(), "anna");
      anna.addContact(berta);
      // Which addresses were let in is forgotten by that; the token of the device is not.
      server.kill();
      server.restart();

      List<Duration> waits = new ArrayList<>();
      try (var storm = Executors.newScheduledThreadPool(1);
          HttpClient strangers =
              HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        begin(storm, strangers, server);
        awaitAnswers(PER_SECOND);
        assertThat(anna.send(berta, "1")).isEqualTo(201);

        waits.add(timed(() -> logIn(http, server, "berta", "long enough", "203.0.113.9", token)));
        assertThat(sendAll(anna, berta)).isLessThan(calm.multipliedBy(4).plus(SOME));
        // From there somebody was let in just now.
        waits.add(timed(() -> logIn(http, server, "berta", "long enough", "203.0.113.9", "")));
        assertThat(server.get("/health/ready")).isEqualTo(200);

        storm.shutdownNow();
        strangers.shutdownNow();
      }
      assertThat(waits).allMatch(wait -> wait.compareTo(calm.multipliedBy(TURNS).plus(SOME)) < 0);
      assertThat(attempts).hasValueGreaterThan(2 * PER_SECOND);
      assertThat(answers)
          .isNotEmpty()
          .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(401, 429, 503))
          .filteredOn(answer -> answer.statusCode() != 401)
          .isNotEmpty()
          .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
      assertThat(berta.mailbox()).hasSizeGreaterThan(20);
      assertThat(server.log()).doesNotContain("Exception");
    }
  }

  private void begin(ScheduledExecutorService storm, HttpClient strangers, PackagedServer server) {
    var _ =
        storm.scheduleAtFixedRate(
            () -> {
              int count = attempts.getAndIncrement();
              // The handle of the owner is one of them.
              String handle = count % 10 == 0 ? "berta" : "nobody" + count % HANDLES;
              String address = "198.51.100." + (1 + count % ADDRESSES);
              var _ =
                  strangers
                      .sendAsync(
                          request(server, handle, "wrong horse", address, ""),
                          BodyHandlers.ofString())
                      .thenAccept(answers::add);
            },
            0,
            1_000_000 / PER_SECOND,
            TimeUnit.MICROSECONDS);
  }

  private void awaitAnswers(int least) throws InterruptedException {
    while (answers.size() < least) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /// Sends a message each 50 ms, for a second. {@return the longest wait}
  private static Duration sendAll(RestClient anna, RestClient berta) throws Exception {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      int number = i;
      Duration wait = timed(() -> assertThat(anna.send(berta, "m" + number)).isEqualTo(201));
      longest = wait.compareTo(longest) > 0 ? wait : longest;
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return longest;
  }

  private static Duration timed(Work work) throws Exception {
    long began = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static HttpResponse<String> logIn(
      HttpClient http,
      PackagedServer server,
      String handle,
      String password,
      String address,
      String token)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request(server, handle, password, address, token), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static HttpRequest request(
      PackagedServer server, String handle, String password, String address, String token) {
    String body =
        JSON.createObjectNode()
            .put("handle", handle)
            .put("password", password)
            .put("deviceToken", token)
            .toString();
    return HttpRequest.newBuilder(URI.create(server.url() + "/api/auth/login"))
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", address)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String token(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).path("data").path("deviceToken").textValue();
  }

  /// Something that takes time.
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }
}
