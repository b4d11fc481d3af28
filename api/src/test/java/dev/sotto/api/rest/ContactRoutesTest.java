// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import java.util.List;
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

  @Test
  void listShouldBeReadPageByPage() {
    TestClient ada = TestClient.registered(server, "ada");
    for (String handle : List.of("dora", "bob", "carla")) {
      ada.put("/api/contacts/" + TestClient.registered(server, handle).id(), "").data(200);
    }

    JsonNode first = ada.get("/api/contacts?limit=2").data(200);
    JsonNode second = ada.get("/api/contacts?limit=2&after=" + last(first)).data(200);

    assertThat(first)
        .extracting(contact -> contact.path("handle").asText())
        .containsExactly("bob", "carla");
    assertThat(second)
        .extracting(contact -> contact.path("handle").asText())
        .containsExactly("dora");
    assertThat(ada.get("/api/contacts?after=" + last(second)).data(200)).isEmpty();
    ada.get("/api/contacts?limit=0").assertProblem(400, "INVALID_REQUEST");
    ada.get("/api/contacts?after=x").assertProblem(400, "INVALID_REQUEST");
  }

  private static long last(JsonNode page) {
    return page.path(page.size() - 1).path("id").asLong();
  }
}
