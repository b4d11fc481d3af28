// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import java.util.List;
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

  private static List<String> found(TestClient client, String prefix) {
    return client.get("/api/users?prefix=" + prefix).data(200).findValuesAsText("handle");
  }
}
