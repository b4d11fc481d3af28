// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.rest.TestResponse;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.time.TrustedClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A clock that is ahead for a while logs nobody out.
final class ClockAheadTest {
  private static final Duration FAR = Sessions.REFRESHABLE_FOR.plusDays(10);

  private final TestServer server =
      TestServer.start(TestServer.Setup.standard().withFacades("foxtrot"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sessionsAndTokensOfBeforeTheJumpShouldLastAsLongAsEver() {
    TestClient ada = TestClient.registered(server, "ada");

    server.jump(FAR);

    ada.get("/api/me").data(200);
    assertThat(ada.get("/api/auth/sessions").data(200)).hasSize(1);
    JsonNode first = refreshed(ada.refreshToken()).data(200);
    // Its answer was lost.
    assertThat(refreshed(ada.refreshToken()).data(200)).isEqualTo(first);
    assertThat(me(first).status()).isEqualTo(200);
    server.advance(Duration.ofMinutes(15));
    assertThat(me(first).status()).isEqualTo(401);
    ada.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    JsonNode second = refreshed(first.path("refreshToken").asText()).data(200);
    assertThat(me(second).status()).isEqualTo(200);

    server.jump(FAR.negated());
    assertThat(me(second).status()).isEqualTo(200);
    assertThat(refreshed(second.path("refreshToken").asText()).status()).isEqualTo(200);
    // Spent twice, as ever.
    assertThat(refreshed(ada.refreshToken()).status()).isEqualTo(401);
  }

  @Test
  void sessionsShouldBeOverWhenTheNewTimeHasHeld() {
    TestClient ada = TestClient.registered(server, "ada");
    server.jump(FAR);

    server.advance(TrustedClock.PROOF.plusMinutes(1));

    assertThat(server.sotto().node().clock().isDoubtful()).isFalse();
    assertThat(refreshed(ada.refreshToken()).status()).isEqualTo(401);
  }

  @Test
  void sessionsOfAfterTheJumpShouldLastAsLongAsOthers() {
    TestClient.registered(server, "ada");
    server.jump(FAR);
    TestClient later = TestClient.loggedIn(server, "ada", "");

    later.get("/api/me").data(200);
    server.advance(Duration.ofMinutes(14));
    later.get("/api/me").data(200);
    server.advance(Duration.ofMinutes(1));
    later.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    assertThat(refreshed(later.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void endedSessionsShouldStayEndedWhileTheClockIsAhead() {
    TestClient ada = TestClient.registered(server, "ada");
    server.jump(FAR);

    server.sotto().sessions().lifecycle().endAll(new AccountId(ada.id()));

    ada.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    assertThat(refreshed(ada.refreshToken()).status()).isEqualTo(401);
  }

  @Test
  void tokensOfFoxTrotShouldLastAsLongAsEver() {
    TestClient.registered(server, "ada");
    String token =
        new TestClient(server)
            .post(
                "/foxtrot-api/login",
                "{\"phone_no\":\"ada\",\"password\":\"%s\"}".formatted(TestClient.PASSWORD))
            .json()
            .path("token")
            .asText();

    server.jump(FAR);

    assertThat(contacts(token).status()).isEqualTo(200);
    server.advance(Duration.ofMinutes(59));
    assertThat(contacts(token).status()).isEqualTo(200);
    server.jump(FAR.negated());
    server.advance(Duration.ofMinutes(1));
    assertThat(contacts(token).status()).isEqualTo(403);
  }

  private TestResponse contacts(String token) {
    return new TestClient(server)
        .send("GET", "/foxtrot-api/getContacts", "", "Authorization", "JWT " + token);
  }

  private TestResponse me(JsonNode tokens) {
    return new TestClient(server)
        .send(
            "GET", "/api/me", "", "Authorization", "Bearer " + tokens.path("accessToken").asText());
  }

  private TestResponse refreshed(String token) {
    return new TestClient(server)
        .post("/api/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token));
  }
}
