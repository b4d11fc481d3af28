// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MessageRoutesTest {
  private TestServer server;
  private TestClient ada;
  private TestClient bob;

  @BeforeEach
  void start() {
    start(TestServer.Setup.standard());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sendShouldAnswerAsBeforeWhenItRepeats() {
    String message = TestClient.message(bob.id(), "m1", "hello");

    JsonNode first = ada.post("/api/messages", message).data(201);
    JsonNode again = ada.post("/api/messages", message).data(200);

    assertThat(again).isEqualTo(first);
    assertThat(first.path("clientMessageId").asText()).isEqualTo("m1");
    ada.post("/api/messages", TestClient.message(bob.id(), "m1", "other"))
        .assertProblem(409, "CLIENT_MESSAGE_ID_REUSED");
    assertThat(mailbox(bob).path("entries")).hasSize(1);
  }

  @Test
  void sendShouldRefuseWhenTheRecipientIsNotReachable() {
    TestClient eve = TestClient.registered(server, "eve");

    for (long to : new long[] {ada.id(), 1}) {
      eve.post("/api/messages", TestClient.message(to, "m1", "hello"))
          .assertProblem(404, "NOT_REACHABLE");
    }
    ada.put("/api/contacts/" + eve.id(), "").data(200);
    ada.send(eve, "m2", "hello");
    eve.send(ada, "m1", "now you have written to me");
    eve.send(eve, "m3", "a note to myself");
  }

  @Test
  void sendShouldRefuseWhenFieldsDoNotFit() {
    for (String fields :
        new String[] {
          "\"to\":-1,\"clientMessageId\":\"a\",\"body\":\"aa==\"",
          "\"to\":9007199254740992,\"clientMessageId\":\"a\",\"body\":\"aa==\"",
          "\"to\":1e3,\"clientMessageId\":\"a\",\"body\":\"aa==\"",
          "\"to\":\"5\",\"clientMessageId\":\"a\",\"body\":\"aa==\"",
          "\"to\":5,\"clientMessageId\":\"a b\",\"body\":\"aa==\"",
          "\"to\":5,\"clientMessageId\":\"a\",\"body\":\"!\"",
          "\"to\":5,\"clientMessageId\":\"a\",\"body\":\"\"",
          "\"to\":5,\"clientMessageId\":\"a\",\"body\":\"aa==\",\"expiresIn\":0",
          "\"to\":5,\"clientMessageId\":\"a\",\"body\":\"aa==\",\"expiresIn\":31536001",
          "\"to\":5,\"clientMessageId\":\"a\",\"body\":\"aa==\",\"x\":1",
        }) {
      ada.post("/api/messages", "{" + fields + "}").assertProblem(400, "INVALID_REQUEST");
    }
    ada.post("/api/messages", TestClient.message(bob.id(), "big", "x".repeat(256 * 1024 + 1)))
        .assertProblem(400, "INVALID_REQUEST");
    ada.post("/api/messages", TestClient.message(bob.id(), "big", "x".repeat(512 * 1024)))
        .assertProblem(413, "TOO_LARGE");
    ada.send(bob, "big", "x".repeat(256 * 1024));
  }

  @Test
  void conversationShouldPageBackwards() {
    for (int i = 1; i <= 5; i++) {
      ada.send(bob, "m" + i, "text " + i);
    }
    String path = "/api/messages?with=" + ada.id() + "&limit=2";

    JsonNode first = bob.get(path).data(200).path("messages");
    long oldest = first.get(1).path("id").asLong();
    JsonNode second = bob.get(path + "&before=" + oldest).data(200).path("messages");

    assertThat(first.findValuesAsText("clientMessageId")).containsExactly("m5", "m4");
    assertThat(second.findValuesAsText("clientMessageId")).containsExactly("m3", "m2");
    JsonNode message = first.get(0);
    assertThat(message.path("from").asLong()).isEqualTo(ada.id());
    assertThat(message.path("fromDevice").asInt()).isEqualTo(1);
    assertThat(message.path("to").asLong()).isEqualTo(bob.id());
    assertThat(message.path("body").asText()).isEqualTo(TestClient.base64("text 5"));
    assertThat(message.path("expiresAt").isNull()).isTrue();
    assertThat(bob.get("/api/messages/" + oldest).data(200)).isEqualTo(first.get(1));
    bob.get("/api/messages").assertProblem(400, "INVALID_REQUEST");
    bob.get(path + "0000").assertProblem(400, "INVALID_REQUEST");
    bob.get("/api/messages?with=-1").assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void readShouldRefuseWhenTheMessageIsBetweenOthers() {
    TestClient eve = TestClient.registered(server, "eve");
    long id = ada.send(bob, "m1", "hello");

    eve.get("/api/messages/" + id).assertProblem(404, "NOT_FOUND");
    eve.delete("/api/messages/" + id).assertProblem(404, "NOT_FOUND");
    eve.post("/api/receipts", receipt("read", id)).assertProblem(404, "NOT_FOUND");
    for (String odd : new String[] {"0", "-5", "x", "9007199254740992"}) {
      ada.get("/api/messages/" + odd).assertProblem(404, "NOT_FOUND");
    }
  }

  @Test
  void messageShouldBeUnreadableWhenItHasExpired() {
    String body =
        TestClient.message(bob.id(), "m1", "soon gone").replace("}", ",\"expiresIn\":60}");
    long id = ada.post("/api/messages", body).data(201).path("id").asLong();
    JsonNode message = bob.get("/api/messages/" + id).data(200);
    assertThat(message.path("expiresAt").asText()).isNotEmpty();

    server.advance(Duration.ofSeconds(60));

    bob.get("/api/messages/" + id).assertProblem(404, "NOT_FOUND");
    assertThat(mailbox(bob).path("entries")).isEmpty();
    assertThat(mailbox(bob).path("last").asLong()).isEqualTo(1);
    assertThat(bob.get("/api/messages?with=" + ada.id()).data(200).path("messages")).isEmpty();
  }

  @Test
  void mailboxShouldForgetWhatWasAcknowledged() {
    ada.send(bob, "m1", "one");
    long second = ada.send(bob, "m2", "two");

    JsonNode page = bob.get("/api/mailbox?limit=1").data(200);
    JsonNode state = bob.post("/api/mailbox/ack", "{\"sequence\":1}").data(200);

    assertThat(page.path("entries")).hasSize(1);
    assertThat(page.path("last").asLong()).isEqualTo(2);
    assertThat(page.path("acknowledged").asLong()).isZero();
    assertThat(page.path("entries").get(0).path("type").asText()).isEqualTo("message");
    assertThat(state.path("acknowledged").asLong()).isEqualTo(1);
    JsonNode rest = mailbox(bob).path("entries");
    assertThat(rest).hasSize(1);
    assertThat(rest.get(0).path("sequence").asLong()).isEqualTo(2);
    assertThat(rest.get(0).path("message").path("id").asLong()).isEqualTo(second);
    bob.post("/api/mailbox/ack", "{\"sequence\":-1}").assertProblem(400, "INVALID_REQUEST");
    bob.get("/api/mailbox?after=-1").assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void deleteShouldNoteItForEverybodyWhenItIsOnesOwn() {
    long own = ada.send(bob, "m1", "one");
    long hidden = ada.send(bob, "m2", "two");

    ada.delete("/api/messages/" + own).data(200);
    bob.delete("/api/messages/" + hidden).data(200);

    bob.get("/api/messages/" + own).assertProblem(404, "NOT_FOUND");
    JsonNode entries = mailbox(bob).path("entries");
    JsonNode note = entries.get(entries.size() - 1);
    assertThat(note.path("type").asText()).isEqualTo("deleted");
    assertThat(note.path("messageId").asLong()).isEqualTo(own);
    assertThat(note.path("with").asLong()).isEqualTo(ada.id());
    assertThat(bob.get("/api/messages?with=" + ada.id()).data(200).path("messages")).isEmpty();
    assertThat(ada.get("/api/messages?with=" + bob.id()).data(200).path("messages")).hasSize(1);
  }

  @Test
  void messageShouldBeUnknownToItsRecipientWhenHeHasDeletedIt() {
    long id = ada.send(bob, "m1", "hello");

    bob.delete("/api/messages/" + id).data(200);

    bob.get("/api/messages/" + id).assertProblem(404, "NOT_FOUND");
    bob.delete("/api/messages/" + id).assertProblem(404, "NOT_FOUND");
    bob.post("/api/receipts", receipt("read", id)).assertProblem(404, "NOT_FOUND");
    assertThat(ada.get("/api/messages/" + id).data(200).path("id").asLong()).isEqualTo(id);
  }

  @Test
  void receiptsShouldShowHowFarTheOtherSideHasGot() {
    long first = ada.send(bob, "m1", "one");
    long second = ada.send(bob, "m2", "two");

    bob.post("/api/receipts", receipt("delivered", second)).data(200);
    bob.post("/api/receipts", receipt("read", first)).data(200);

    JsonNode marks = ada.get("/api/messages?with=" + bob.id()).data(200).path("receipts");
    assertThat(marks.path("deliveredUpTo").asLong()).isEqualTo(second);
    assertThat(marks.path("readUpTo").asLong()).isEqualTo(first);
    ada.post("/api/receipts", receipt("read", first)).assertProblem(404, "NOT_FOUND");
    bob.post("/api/receipts", receipt("seen", first)).assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void sendShouldBeLimitedWhenAnAccountSendsTooMuch() {
    server.close();
    start(TestServer.Setup.standard().withLimits());
    for (int i = 0; i < 300; i++) {
      ada.send(bob, "m" + i, "x");
    }

    TestResponse limited = ada.post("/api/messages", TestClient.message(bob.id(), "more", "x"));

    limited.assertProblem(429, "RATE_LIMITED");
    assertThat(limited.header("Retry-After")).isEqualTo("1");
  }

  private void start(TestServer.Setup setup) {
    server = TestServer.start(setup);
    ada = TestClient.registered(server, "ada");
    bob = TestClient.registered(server, "bob");
    ada.befriend(bob);
  }

  private static JsonNode mailbox(TestClient client) {
    return client.get("/api/mailbox").data(200);
  }

  private static String receipt(String kind, long upTo) {
    return "{\"kind\":\"%s\",\"upTo\":%d}".formatted(kind, upTo);
  }
}
