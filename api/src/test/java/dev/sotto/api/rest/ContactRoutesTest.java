// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ContactRoutesTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void contactsShouldShowPresenceAndKeys() {
    TestClient ada = TestClient.registered(server, "ada");
    TestClient bob = TestClient.registered(server, "bob");
    bob.put("/api/me/public-key", "{\"publicKey\":\"k\"}").data(200);

    JsonNode added = ada.put("/api/contacts/" + bob.id(), "").data(200);
    assertThat(ada.put("/api/contacts/" + bob.id(), "").data(200)).isEqualTo(added);

    assertThat(added.path("handle").asText()).isEqualTo("bob");
    assertThat(added.path("publicKey").asText()).isEqualTo("k");
    assertThat(added.path("online").asBoolean()).isFalse();
    assertThat(added.path("lastSeen").asText()).matches(".*T.*Z");
    assertThat(ada.get("/api/contacts").data(200)).containsExactly(added);
    ada.put("/api/contacts/" + ada.id(), "").assertProblem(400, "INVALID_REQUEST");
    ada.put("/api/contacts/1", "").assertProblem(404, "NOT_FOUND");
    ada.delete("/api/contacts/" + bob.id()).data(200);
    ada.delete("/api/contacts/" + bob.id()).assertProblem(404, "NOT_FOUND");
    assertThat(ada.get("/api/contacts").data(200)).isEmpty();
  }
}
