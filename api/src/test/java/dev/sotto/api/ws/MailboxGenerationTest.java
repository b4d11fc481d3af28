// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.rest.TestResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MailboxGenerationTest {
  private final TestServer server = TestServer.start();
  private TestClient bob;

  @BeforeEach
  void fill() {
    TestClient ada = TestClient.registered(server, "ada");
    bob = TestClient.registered(server, "bob");
    ada.befriend(bob);
    for (int i = 1; i <= 3; i++) {
      ada.send(bob, "m" + i, "waits");
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void resumeBeyondTheEndShouldBeRefusedAndBeginAnewOnTheSameSocket() throws IOException {
    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'resume','after':500}");
      socket.expectError("SEQUENCE_AHEAD");
      socket.say("{'type':'resume','after':0}");

      for (int i = 1; i <= 3; i++) {
        assertThat(socket.expect("message").path("sequence").asLong()).isEqualTo(i);
      }
      socket.expect("synced");
    }
  }

  @Test
  void syncedShouldTellTheGenerationThatRestTells() throws IOException {
    String told = bob.get("/api/mailbox?after=0").data(200).path("generation").textValue();

    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'resume','after':3,'generation':'" + told + "'}");
      JsonNode synced = socket.expect("synced");

      assertThat(synced.path("generation").textValue()).isEqualTo(told).matches("[0-9a-f-]{1,64}");
      assertThat(synced.path("sequence").longValue()).isEqualTo(3);
    }
    assertThat(acknowledge(2, told).data(200).path("generation").textValue()).isEqualTo(told);
  }

  @Test
  void numberOfAnEarlierGenerationShouldBeRefusedOnEverySurface() throws IOException {
    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'ack','sequence':2,'generation':'other'}");
      socket.expectError("GENERATION_OVER");
      socket.say("{'type':'resume','after':2,'generation':'other'}");
      socket.expectError("GENERATION_OVER");
      socket.say("{'type':'resume','after':0,'generation':'other'}");
      for (int i = 1; i <= 3; i++) {
        assertThat(socket.expect("message").path("sequence").asLong()).isEqualTo(i);
      }
      assertThat(socket.expect("synced").path("generation").textValue()).isNotEqualTo("other");
    }
    bob.get("/api/mailbox?after=2&generation=other").assertProblem(409, "GENERATION_OVER");
    acknowledge(2, "other").assertProblem(409, "GENERATION_OVER");
    bob.get("/api/mailbox?after=2&generation=" + "x".repeat(65))
        .assertProblem(400, "INVALID_REQUEST");

    assertThat(bob.get("/api/mailbox?after=0").data(200).path("entries")).hasSize(3);
  }

  @Test
  void whatIsAcknowledgedShouldBeNoReasonToBeginAnew() throws IOException {
    bob.post("/api/mailbox/ack", "{\"sequence\":2}").data(200);

    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'resume','after':2,'generation':'other'}");

      assertThat(socket.expect("message").path("sequence").asLong()).isEqualTo(3);
      socket.expect("synced");
    }
  }

  @Test
  void deviceThatWasMadeAnewShouldHaveAnotherGeneration() {
    TestClient second = bob.onNewDevice("bob");
    String before = generation(second);
    bob.delete("/api/devices/" + second.device()).data(200);
    server.advance(Duration.ofSeconds(1));

    TestClient again = bob.onNewDevice("bob");

    assertThat(again.device()).isEqualTo(second.device());
    assertThat(generation(again)).isNotEqualTo(before);
  }

  private static String generation(TestClient client) {
    return client.get("/api/mailbox").data(200).path("generation").textValue();
  }

  private TestResponse acknowledge(long sequence, String generation) {
    return bob.post(
        "/api/mailbox/ack",
        "{\"sequence\":%d,\"generation\":\"%s\"}".formatted(sequence, generation));
  }

  @Test
  void acknowledgingBeyondTheEndShouldTakeNothingOut() throws IOException {
    try (var socket = TestSocket.live(bob, 3)) {
      socket.say("{'type':'ack','sequence':4}");
      socket.expectError("SEQUENCE_AHEAD");
    }
    bob.post("/api/mailbox/ack", "{\"sequence\":500}").assertProblem(409, "SEQUENCE_AHEAD");
    bob.get("/api/mailbox?after=4").assertProblem(409, "SEQUENCE_AHEAD");

    assertThat(bob.get("/api/mailbox?after=0").data(200).path("entries")).hasSize(3);
    assertThat(bob.get("/api/mailbox?after=3").data(200).path("entries")).isEmpty();
  }
}
