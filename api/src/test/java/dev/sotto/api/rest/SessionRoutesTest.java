// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SessionRoutesTest {
  private final TestServer server = TestServer.start();
  private TestClient ada;
  private TestClient second;

  @BeforeEach
  void logIn() {
    ada = TestClient.registered(server, "ada");
    second = ada.onNewDevice("ada");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listShouldMarkTheCurrentSession() {
    JsonNode sessions = second.get("/api/auth/sessions").data(200);

    assertThat(sessions).hasSize(2);
    assertThat(sessions.findValuesAsText("current")).containsExactlyInAnyOrder("false", "true");
    for (JsonNode session : sessions) {
      assertThat(session.path("current").asBoolean())
          .isEqualTo(session.path("deviceId").asInt() == 2);
      assertThat(session.path("id").asText()).matches("[0-9a-f]{32}");
      assertThat(session.path("createdAt").asText()).endsWith("Z");
    }
  }

  @Test
  void endShouldEndOneSessionOfTheAccountOnly() {
    TestClient eve = TestClient.registered(server, "eve");
    String id = idOf(second);

    eve.delete("/api/auth/sessions/" + id).assertProblem(404, "NOT_FOUND");
    second.get("/api/me").data(200);
    ada.delete("/api/auth/sessions/" + id).data(200);

    second.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    ada.delete("/api/auth/sessions/" + id).assertProblem(404, "NOT_FOUND");
    ada.delete("/api/auth/sessions/nonsense").assertProblem(404, "NOT_FOUND");
  }

  @Test
  void endOthersShouldSpareTheCurrentSession() {
    ada.delete("/api/auth/sessions").data(200);

    ada.get("/api/me").data(200);
    second.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    assertThat(ada.get("/api/auth/sessions").data(200)).hasSize(1);
  }

  @Test
  void otherMethodsShouldBeRefusedWithWhatIsAllowed() {
    TestResponse answer = ada.put("/api/auth/sessions", "{}");

    answer.assertProblem(405, "METHOD_NOT_ALLOWED");
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, DELETE");
    ada.get("/api/auth/nothing").assertProblem(404, "NOT_FOUND");
  }

  private static String idOf(TestClient client) {
    for (JsonNode session : client.get("/api/auth/sessions").data(200)) {
      if (session.path("current").asBoolean()) {
        return session.path("id").asText();
      }
    }
    throw new AssertionError("no current session");
  }
}
