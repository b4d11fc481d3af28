// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.time.SteadyClock;
import dev.sotto.testkit.session.TestSessions;
import dev.sotto.testkit.transfer.RandomState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        RandomState.fill(each.storage(), 3);
        each.advance(Duration.ofMinutes(30));
      }

      server.jump(FAR);
      // Past the full hour, at which the rarest sweeps come.
      server.advance(Duration.ofMinutes(59));
      assertThat(server.sotto().steadyClock().isDoubtful()).isTrue();
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

      assertThat(server.sotto().steadyClock().isDoubtful()).isFalse();
      assertThat(server.rows()).isEqualTo(control.rows());
      assertThat(server.rows().get("message")).isPositive();
    }
  }

  @Test
  void everythingThatIsOverShouldGoOnceTheNewTimeHasHeldForAnHour() {
    RandomState.fill(server.storage(), 3);
    server.advance(Duration.ofMinutes(30));

    server.jump(FAR);
    server.advance(SteadyClock.PROOF.plus(Duration.ofMinutes(31)));

    assertThat(server.sotto().steadyClock().isDoubtful()).isFalse();
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
  void whatIsOverByTheClockShouldBeUnreadableAndComeBackWithTheRightTime() {
    TestClient ada = TestClient.registered(server, "ada");
    long id = ada.send(ada, "m-1", "kept");

    server.jump(Duration.ofDays(40));
    server.advance(Duration.ofSeconds(75));
    TestClient later = ada.onNewDevice("ada");
    later.get("/api/messages/" + id).assertProblem(404, "NOT_FOUND");
    server.jump(Duration.ofDays(-40));

    assertThat(ada.get("/api/messages/" + id).data(200).path("id").longValue()).isEqualTo(id);
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
