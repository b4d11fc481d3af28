// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.TrustedClock;
import dev.sotto.storage.sqlite.SqliteStorageProvider;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.TestInstants;
import dev.sotto.testkit.data.TestSessions;
import dev.sotto.testkit.transfer.RandomStorageContents;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
final class ClockJumpTest {
  private static final Duration FAR = Duration.ofDays(1_000);

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void nothingShouldBeDestroyedWhenTheClockIsWrongForLessThanAnHour() {
    try (TestServer control = TestServer.start()) {
      for (TestServer each : new TestServer[] {control, server}) {
        RandomStorageContents.fill(each.storage(), 3);
        each.advance(Duration.ofMinutes(30));
      }

      server.jump(FAR);
      // Past the full hour, at which the rarest sweeps come.
      server.advance(Duration.ofMinutes(59));
      assertThat(server.sotto().node().clock().isDoubtful()).isTrue();
      assertThat(new TestClient(server).get("/health/ready").json().path("clock").asText())
          .isEqualTo("jumped");
      assertThat(
              new TestClient(server)
                  .send("GET", "/metrics", "", "Authorization", TestServer.adminAuthorization())
                  .response()
                  .body())
          .contains("sotto_clock_jumped 1");
      server.jump(FAR.negated());
      server.advance(Duration.ofMinutes(31));
      control.advance(Duration.ofMinutes(90));

      assertThat(server.sotto().node().clock().isDoubtful()).isFalse();
      assertThat(server.rows()).isEqualTo(control.rows());
      assertThat(server.rows().get("message")).isPositive();
    }
  }

  @Test
  void nothingShouldBeDestroyedForAnHourWhenTheServerIsStartedWithAWrongClock() {
    Instant wrong = TestInstants.NOON.plus(FAR);
    try (TestServer control = TestServer.start();
        TestServer late =
            TestServer.start(
                TestServer.Setup.standard(),
                wrong,
                new FastPasswordHasher(),
                ClockJumpTest::lastRun)) {
      RandomStorageContents.fill(control.storage(), 3);

      late.sleep(Duration.ofMinutes(59));
      control.sleep(Duration.ofMinutes(59));
      assertThat(late.sotto().node().clock().isDoubtful()).isTrue();
      assertThat(late.rows()).isEqualTo(control.rows());
      assertThat(late.rows().get("message")).isPositive();

      late.sleep(Duration.ofMinutes(31));
      assertThat(late.rows().get("message")).isZero();
    }
  }

  /// {@return what a server has left that ended at noon}
  private static Storage lastRun(Path folder) {
    Storage storage = opened(folder);
    RandomStorageContents.fill(storage, 3);
    storage.clock().note(TestInstants.NOON);
    return storage;
  }

  private static Storage opened(Path folder) {
    var url = new AdapterUrl("sqlite", folder.resolve("sotto.db").toString());
    var provider = new SqliteStorageProvider();
    provider.at(url).migrate();
    return provider.at(url).open();
  }

  @Test
  void timeShouldBeNotedAtTheEnd() {
    var noted = new AtomicReference<Optional<Instant>>(Optional.empty());
    TestServer other =
        TestServer.start(
            TestServer.Setup.standard(),
            TestInstants.NOON,
            new FastPasswordHasher(),
            folder -> lastSeen(opened(folder), noted));
    other.advance(Duration.ofSeconds(30));

    other.close();

    assertThat(noted.get()).contains(TestInstants.noonPlus(30));
  }

  /// {@return the storage, which tells before it is closed what time was noted}
  private static Storage lastSeen(Storage real, AtomicReference<Optional<Instant>> noted) {
    return (Storage)
        Proxy.newProxyInstance(
            ClockJumpTest.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) {
                noted.set(real.clock().noted());
              }
              return method.invoke(real, arguments);
            });
  }

  @Test
  void everythingThatIsOverShouldGoOnceTheNewTimeHasHeldForAnHour() {
    RandomStorageContents.fill(server.storage(), 3);
    server.advance(Duration.ofMinutes(30));

    server.jump(FAR);
    server.advance(TrustedClock.PROOF.plus(Duration.ofMinutes(31)));

    assertThat(server.sotto().node().clock().isDoubtful()).isFalse();
    Map<String, Long> left = new TreeMap<>(server.rows());
    assertThat(left)
        .contains(
            Map.entry("message", 0L),
            Map.entry("session", 0L),
            Map.entry("audit_record", 0L),
            Map.entry("room", 0L),
            Map.entry("pending_room", 0L),
            Map.entry("call", 0L),
            Map.entry("media_object", 0L));
  }

  @Test
  void messagesShouldStayReadableUntilTheNewTimeHasHeldForAnHour() {
    TestClient ada = TestClient.registered(server, "ada");
    long id = ada.send(ada, "m-1", "kept");

    server.jump(Duration.ofDays(40));
    server.advance(Duration.ofSeconds(75));
    TestClient later = ada.onNewDevice("ada");
    assertThat(later.get("/api/messages/" + id).data(200).path("id").longValue()).isEqualTo(id);
    server.advance(TrustedClock.PROOF);

    ada.onNewDevice("ada").get("/api/messages/" + id).assertProblem(404, "NOT_FOUND");
  }

  @Test
  void filesShouldBeFoundUntilTheNewTimeHasHeldForAnHour() {
    TestClient ada = TestClient.registered(server, "ada");
    String key = new MediaClient(ada).upload(MediaClient.bytes(100), "");
    String path = "/api/" + key + "/download-url";

    server.jump(Duration.ofDays(40));
    server.advance(Duration.ofSeconds(75));
    assertThat(ada.onNewDevice("ada").post(path, "").status()).isEqualTo(200);
    server.advance(TrustedClock.PROOF);

    ada.onNewDevice("ada").post(path, "").assertProblem(404, "NOT_FOUND");
  }

  @Test
  void callThatRingsWhileTheClockJumpsShouldBeAnsweredInItsTime() {
    TestClient ada = TestClient.registered(server, "ada");
    TestClient bob = friendOf(ada);
    String id = ring(ada, bob, 201).path("id").textValue();

    server.jump(Duration.ofMinutes(10));
    server.advance(Duration.ofSeconds(20));

    assertThat(ring(ada, bob, 200).path("state").textValue()).isEqualTo("ringing");
    assertThat(bob.get("/api/calls").data(200).path(0).path("state").textValue())
        .isEqualTo("ringing");
    JsonNode answered =
        bob.post("/api/calls/" + id + "/respond", "{\"response\":\"answer\"}").data(200);
    assertThat(answered.path("state").textValue()).isEqualTo("answered");
  }

  @Test
  void callOfBeforeTheJumpShouldBeMissedAfterAMinute() {
    TestClient ada = TestClient.registered(server, "ada");
    String id = ring(ada, friendOf(ada), 201).path("id").textValue();
    server.jump(Duration.ofMinutes(10));
    server.advance(Duration.ofSeconds(61));

    assertThat(stateOf(id, ada)).isEqualTo("missed");
  }

  @Test
  void callThatIsPlacedAfterTheClockHasJumpedShouldRingNoLongerThanOthers() {
    TestClient ada = TestClient.registered(server, "ada");
    TestClient bob = friendOf(ada);
    server.jump(Duration.ofMinutes(10));
    ada = ada.onNewDevice("ada");

    String id = ring(ada, bob, 201).path("id").textValue();
    server.advance(Duration.ofSeconds(59));
    assertThat(stateOf(id, ada)).isEqualTo("ringing");
    server.advance(Duration.ofSeconds(3));

    assertThat(server.sotto().node().clock().isDoubtful()).isTrue();
    assertThat(stateOf(id, ada)).isEqualTo("missed");
  }

  private TestClient friendOf(TestClient client) {
    TestClient friend = TestClient.registered(server, "bob");
    client.befriend(friend);
    return friend;
  }

  /// {@return the call, also when it is asked for once more}
  private static JsonNode ring(TestClient caller, TestClient callee, int status) {
    String body =
        "{\"callees\":[%d],\"clientCallId\":\"c-1\",\"media\":\"audio\"}".formatted(callee.id());
    return caller.post("/api/calls", body).data(status);
  }

  private static String stateOf(String call, TestClient party) {
    return party.get("/api/calls/" + call).data(200).path("state").textValue();
  }

  @Test
  void expiryShouldCountFromTheClockAtTheSendWhenItWasSetBack() {
    TestClient ada = TestClient.registered(server, "ada");
    server.jump(Duration.ofHours(1));
    ada.onNewDevice("ada").send(ada, "m-1", "by a clock that is ahead");
    server.jump(Duration.ofHours(-1));

    String body =
        "{\"to\":%d,\"clientMessageId\":\"m-2\",\"body\":\"eA==\",\"expiresIn\":5}"
            .formatted(ada.id());
    JsonNode sent = ada.post("/api/messages", body).data(201);

    assertThat(Instant.parse(sent.path("sentAt").textValue())).isEqualTo(server.now());
    String path = "/api/messages/" + sent.path("id").longValue();
    assertThat(ada.get(path).status()).isEqualTo(200);
    server.advance(Duration.ofSeconds(5));
    ada.get(path).assertProblem(404, "NOT_FOUND");
  }

  @Test
  void sweepsShouldGoOnUntilNothingIsDue() {
    TestClient ada = TestClient.registered(server, "ada");
    DeviceAddress device = DeviceAddress.of(ada.id(), ada.device());
    for (int i = 0; i < 1_100; i++) {
      server
          .storage()
          .sessions()
          .open(
              TestSessions.aSession(device, server.now().minus(Duration.ofDays(40))),
              TestSessions.aTokenHash("t" + i));
    }

    server.advance(Duration.ofHours(1));

    assertThat(server.rows().get("session")).isEqualTo(1);
  }
}
