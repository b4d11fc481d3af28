// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccountRoutesTest {
  private TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void publicKeyShouldBeKeptWhenReplaceIsNotSet() {
    TestClient ada = TestClient.registered(server, "ada");

    ada.put("/api/me/public-key", "{\"publicKey\":\"one\"}").data(200);
    ada.put("/api/me/public-key", "{\"publicKey\":\"one\"}").data(200);
    ada.put("/api/me/public-key", "{\"publicKey\":\"two\"}").assertProblem(409, "KEY_EXISTS");
    assertThat(ada.get("/api/me").data(200).path("publicKey").asText()).isEqualTo("one");
    ada.put("/api/me/public-key", "{\"publicKey\":\"two\",\"replace\":true}").data(200);

    assertThat(ada.get("/api/me").data(200).path("publicKey").asText()).isEqualTo("two");
    ada.put("/api/me/public-key", "{\"publicKey\":\"\"}").assertProblem(400, "INVALID_REQUEST");
    ada.put("/api/me/public-key", "{\"publicKey\":\"%s\"}".formatted("x".repeat(4_097)))
        .assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void searchShouldTakeWildcardsLiterally() {
    TestClient ada = TestClient.registered(server, "ada_l");
    TestClient.registered(server, "ada%x");
    TestClient.registered(server, "adaxy");

    assertThat(found(ada, "ada%25")).containsExactly("ada%x");
    assertThat(found(ada, "ada_")).isEmpty();
    assertThat(found(ada, "%25%25%25")).isEmpty();
    assertThat(found(ada, "ADA")).containsExactly("ada%x", "adaxy");
    assertThat(found(ada, "ad")).isEmpty();
    ada.get("/api/users").assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void searchShouldAnswerAtMostTenAndBeLimited() {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withLimits());
    TestClient ada = TestClient.registered(server, "ada");
    for (int i = 0; i < 12; i++) {
      TestClient.registered(server, "someone" + i);
    }
    for (int i = 0; i < 60; i++) {
      assertThat(found(ada, "some")).hasSize(10);
    }

    Answer limited = ada.get("/api/users?prefix=some");

    limited.assertProblem(429, "RATE_LIMITED");
    assertThat(limited.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void removingADeviceShouldEndItsSessionsAndItsMailbox() {
    TestClient ada = TestClient.registered(server, "ada");
    TestClient second = TestClient.loggedIn(server, "ada", ",\"deviceName\":\"phone\"");
    JsonNode devices = ada.get("/api/devices").data(200);
    assertThat(devices.findValuesAsText("name")).containsExactly("", "phone");
    assertThat(devices.findValuesAsText("current")).containsExactly("true", "false");

    ada.delete("/api/devices/2").data(200);

    second.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    assertThat(ada.get("/api/devices").data(200)).hasSize(1);
    for (String id : new String[] {"2", "0", "-1", "128", "x", "99999999999999999999"}) {
      ada.delete("/api/devices/" + id).assertProblem(404, "NOT_FOUND");
    }
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

  private static java.util.List<String> found(TestClient client, String prefix) {
    return client.get("/api/users?prefix=" + prefix).data(200).findValuesAsText("handle");
  }
}
