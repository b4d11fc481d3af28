// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

    TestResponse limited = ada.get("/api/users?prefix=some");

    limited.assertProblem(429, "RATE_LIMITED");
    assertThat(limited.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void nameShouldBeReadByThoseWhoHaveToDoWithTheAccount() {
    TestClient ada = TestClient.registered(server, "ada");
    TestClient bob = TestClient.registered(server, "bob");
    TestClient eve = TestClient.registered(server, "eve");
    // A stranger who makes Ada a contact may write to her and call her, and tells her nothing by
    // it.
    bob.put("/api/contacts/" + ada.id(), "").data(200);
    ada.get("/api/users/" + bob.id()).assertProblem(404, "NOT_FOUND");

    bob.post("/api/messages", message(ada.id())).data(201);
    eve.put("/api/contacts/" + ada.id(), "").data(200);
    eve.post(
            "/api/calls",
            "{\"callees\":[%d],\"clientCallId\":\"c\",\"media\":\"audio\"}".formatted(ada.id()))
        .data(201);
    bob.delete("/api/contacts/" + ada.id()).data(200);

    assertThat(name(ada, bob.id())).isEqualTo("bob");
    assertThat(name(ada, eve.id())).isEqualTo("eve");
    assertThat(name(ada, ada.id())).isEqualTo("ada");
    assertThat(name(bob, ada.id())).isEqualTo("ada");
    JsonNode read = ada.get("/api/users/" + bob.id()).data(200);
    assertThat(read.path("id").asLong()).isEqualTo(bob.id());
    assertThat(read.path("publicKey").isNull()).isTrue();
    assertThat(read.size()).isEqualTo(3);
  }

  @Test
  void nameOfAStrangerShouldBeMissingAsThatOfNobody() {
    TestClient ada = TestClient.registered(server, "ada");
    TestClient bob = TestClient.registered(server, "bob");

    TestResponse stranger = ada.get("/api/users/" + bob.id());
    TestResponse nobody = ada.get("/api/users/1");

    stranger.assertProblem(404, "NOT_FOUND");
    nobody.assertProblem(404, "NOT_FOUND");
    assertThat(stranger.json().path("detail")).isEqualTo(nobody.json().path("detail"));
    ada.get("/api/users/x").assertProblem(404, "NOT_FOUND");
    ada.get("/api/users/0").assertProblem(404, "NOT_FOUND");
    assertThat(TestClient.registered(server, "cid").get("/api/users/9").json().path("detail"))
        .isEqualTo(nobody.json().path("detail"));
  }

  private static String message(long to) {
    return "{\"to\":%d,\"clientMessageId\":\"m\",\"body\":\"aGVsbG8=\"}".formatted(to);
  }

  private static String name(TestClient client, long id) {
    return client.get("/api/users/" + id).data(200).path("handle").asText();
  }

  private static List<String> found(TestClient client, String prefix) {
    return client.get("/api/users?prefix=" + prefix).data(200).findValuesAsText("handle");
  }
}
