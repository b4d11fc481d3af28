// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.api.rest.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Payloads of FoxTrot clients pass byte for byte.
final class FoxTrotOpaquePayloadTest {
  private final TestServer server = TestServer.start(FoxTrotClient.setup());
  private final FoxTrotClient client = new FoxTrotClient(server);
  private User alice;
  private User bob;

  @BeforeEach
  void introduce() {
    alice = client.newUser("alice");
    bob = client.newUser("bobby");
    client.befriend(alice, bob);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void framesShouldKeepEveryFieldButTheSenderAndTheTypeOfTheReceiver() {
    try (FoxTrotTestSocket callee = client.connect(bob).ready();
        FoxTrotTestSocket caller = client.connect(alice).ready()) {
      callee.barrier();
      String rest =
          "\"offer\":{ \"type\":\"offer\" ,\"sdp\":\"v=0\\r"
              + "\\n"
              + "\\u0041\\/\"},\"n\":[1e400,-0,1.50],\"type\":\"video\"";
      caller.send(
          "{\"cmd\":\"CALL_OFFER\",\"data\":{\"sender_id\":99,\"reciever\":\"whoever\",\"reciever_id\":\"%d\",%s,\"sender\":\"eve\"}}"
              .formatted(bob.id(), rest));

      assertThat(callee.nextText())
          .isEqualTo(
              "{\"cmd\":\"CALL_OFFER\",\"data\":{\"sender_id\":%d,\"reciever\":\"whoever\",\"reciever_id\":%d,%s,\"sender\":\"alice\"}}"
                  .formatted(alice.id(), bob.id(), rest));
    }
  }

  @Test
  void fieldsThatWereNotSentShouldNotBeMadeUp() {
    try (FoxTrotTestSocket callee = client.connect(bob).ready();
        FoxTrotTestSocket caller = client.connect(alice).ready()) {
      callee.barrier();
      caller.send("{\"cmd\":\"CALL_ANSWER\",\"data\":{\"reciever_id\":%d}}".formatted(bob.id()));

      assertThat(callee.nextText())
          .isEqualTo(
              "{\"cmd\":\"CALL_ANSWER\",\"data\":{\"reciever_id\":%d,\"sender_id\":%d,\"sender\":\"alice\"}}"
                  .formatted(bob.id(), alice.id()));
    }
  }

  @Test
  void replayedFramesShouldBeTheSameButForTheRing() {
    try (FoxTrotTestSocket caller = client.connect(alice).ready()) {
      caller.send(
          "{\"cmd\":\"CALL_ICE_CANDIDATE\",\"data\":{\"reciever_id\":%d,\"candidate\":{\"n\":-0}}}"
              .formatted(bob.id()));
      caller.send(
          "{\"cmd\":\"CALL_OFFER\",\"data\":{\"reciever_id\":%d,\"reciever\":\"b\",\"n\":1e400}}"
              .formatted(bob.id()));
      caller.barrier();
    }
    try (FoxTrotTestSocket callee = client.connect(bob)) {
      assertThat(callee.nextText())
          .isEqualTo(
              "{\"cmd\":\"CALL_ICE_CANDIDATE\",\"data\":{\"reciever_id\":%d,\"candidate\":{\"n\":-0},\"sender_id\":%d,\"sender\":\"alice\"}}"
                  .formatted(bob.id(), alice.id()));
      assertThat(callee.nextText())
          .isEqualTo(
              "{\"cmd\":\"CALL_OFFER\",\"data\":{\"reciever_id\":%d,\"reciever\":\"b\",\"n\":1e400,\"sender_id\":%d,\"sender\":\"alice\",\"ring\":false}}"
                  .formatted(bob.id(), alice.id()));
    }
  }

  @Test
  void bytesThatAreNoTextShouldBeToldFromText() {
    TestClient sender = TestClient.loggedIn(server, "alice", "");
    String message =
        "{\"to\":%d,\"clientMessageId\":\"bytes\",\"body\":\"/wAB\"}".formatted(bob.id());
    try (FoxTrotTestSocket wire = client.connect(bob).ready()) {
      assertThat(sender.post("/api/messages", message).status()).isEqualTo(201);
      assertThat(sender.post("/api/messages", TestClient.message(bob.id(), "text", "ü😀")).status())
          .isEqualTo(201);

      String bytes = "data:application/octet-stream;base64,/wAB";
      assertThat(wire.next().at("/data/message").asText()).isEqualTo(bytes);
      assertThat(wire.next().at("/data/message").asText()).isEqualTo("ü😀");
      assertThat(client.get(bob, "/getConversations").json().findValuesAsText("message"))
          .containsExactly("ü😀", bytes);
    }
  }

  @Test
  void messagesShouldBeRefusedWhenTheyHoldHalfAPair() {
    FoxTrotClient.Answer answer = client.send(alice, bob, "A\\ud800B");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(client.send(alice, bob, "A\\ud83d\\ude00B").status()).isEqualTo(200);
  }
}
