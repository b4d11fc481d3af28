// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.rest.TestResponse;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RelayTest {
  private final TestServer server = TestServer.start(TestServer.Setup.standard().withRelay());
  private TestClient ada;
  private TestClient bob;

  @BeforeEach
  void register() {
    ada = TestClient.registered(server, "ada");
    bob = TestClient.registered(server, "bob");
    ada.befriend(bob);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void relayedMessageShouldReachTheDeviceAndLeaveNoTraceInTheStorage() throws Exception {
    try (var socket = TestSocket.live(bob)) {
      JsonNode sent = send("m1", "secret", 1_800).data(201);
      assertThat(sent.has("id")).isFalse();
      socket.expect("relayWaiting");

      JsonNode waiting = bob.get("/api/relay").data(200);

      assertThat(waiting).hasSize(1);
      assertThat(waiting.path(0).path("relayId")).isEqualTo(sent.path("relayId"));
      assertThat(waiting.path(0).path("from").asLong()).isEqualTo(ada.id());
      assertThat(waiting.path(0).path("body").asText()).isEqualTo(TestClient.base64("secret"));
      assertThat(waiting.path(0).path("expiresAt")).isEqualTo(sent.path("expiresAt"));
    }
    assertThat(ada.get("/api/messages?with=" + bob.id()).data(200).path("messages")).isEmpty();
    assertThat(bob.get("/api/mailbox").data(200).path("entries")).isEmpty();
  }

  @Test
  void relayedMessageShouldBeAnnouncedWhenTheDeviceConnectsLater() throws Exception {
    send("m1", "secret", 7_200).data(201);

    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'resume'}");
      JsonNode first = socket.next();
      JsonNode second = socket.next();
      assertThat(new String[] {first.path("type").asText(), second.path("type").asText()})
          .containsExactlyInAnyOrder("synced", "relayWaiting");
    }
  }

  @Test
  void relayedMessageShouldBeGoneOnceReceived() {
    String id = send("m1", "secret", 1_800).data(201).path("relayId").asText();

    bob.delete("/api/relay/" + id).data(200);

    assertThat(bob.get("/api/relay").data(200)).isEmpty();
    bob.delete("/api/relay/" + id).assertProblem(404, "NOT_FOUND");
    bob.delete("/api/relay/no-id").assertProblem(404, "NOT_FOUND");
  }

  @Test
  void relayedMessageShouldBeGoneOnceExpired() {
    send("m1", "secret", 1_800).data(201);

    server.advance(Duration.ofSeconds(1_799));
    bob = TestClient.loggedIn(server, "bob", ",\"deviceId\":" + bob.device());
    assertThat(bob.get("/api/relay").data(200)).hasSize(1);
    server.advance(Duration.ofSeconds(1));
    assertThat(bob.get("/api/relay").data(200)).isEmpty();
  }

  @Test
  void sendShouldAnswerAsBeforeWhenRepeatedAndConflictWhenChanged() {
    JsonNode first = send("m1", "secret", 1_800).data(201);

    assertThat(send("m1", "secret", 1_800).data(200).path("relayId"))
        .isEqualTo(first.path("relayId"));
    send("m1", "other", 1_800).assertProblem(409, "CLIENT_MESSAGE_ID_REUSED");

    assertThat(bob.get("/api/relay").data(200)).hasSize(1);
  }

  @Test
  void sendShouldBeRelayedOverTheSocketToo() throws Exception {
    try (var socket = TestSocket.live(ada)) {
      socket.say(
          "{'type':'send','to':%d,'clientMessageId':'s1','body':'eA==','expiresIn':3600,'ref':'r'}"
              .formatted(bob.id()));

      JsonNode sent = socket.expect("sent");
      assertThat(sent.path("ref").asText()).isEqualTo("r");
      assertThat(bob.get("/api/relay").data(200).path(0).path("relayId"))
          .isEqualTo(sent.path("relayId"));
    }
  }

  @Test
  void sendShouldBeStoredWhenItsLifeIsShorterOrLonger() {
    assertThat(send("short", "x", 1_799).data(201).path("id").asLong()).isPositive();
    assertThat(send("long", "x", 7_201).data(201).path("id").asLong()).isPositive();

    assertThat(bob.get("/api/relay").data(200)).isEmpty();
    assertThat(bob.get("/api/mailbox").data(200).path("entries")).hasSize(2);
  }

  @Test
  void sendShouldBeRefusedWhenTheBodyIsLongerThan64KiB() {
    send("fits", "x".repeat(65_536), 1_800).data(201);

    send("more", "x".repeat(65_537), 1_800).assertProblem(413, "TOO_LARGE");

    assertThat(bob.get("/api/relay").data(200)).hasSize(1);
  }

  @Test
  void sendShouldBeRefusedBeyondWhatIsLeftForOtherSenders() {
    TestClient eve = TestClient.registered(server, "eve");
    eve.befriend(bob);
    String text = "x".repeat(65_536);
    for (int i = 0; i < 128; i++) {
      send("m" + i, text, 1_800).data(201);
    }

    send("more", text, 1_800).assertProblem(409, "RELAY_FULL");

    eve.post("/api/messages", body(bob, "m", text, 1_800)).data(201);
    String first = bob.get("/api/relay?limit=1").data(200).path(0).path("relayId").asText();
    bob.delete("/api/relay/" + first).data(200);
    String second = bob.get("/api/relay?limit=1").data(200).path(0).path("relayId").asText();
    bob.delete("/api/relay/" + second).data(200);
    send("more", text, 1_800).data(201);
  }

  @Test
  void sendShouldBeRecognisedWhenItIsRepeatedAndNoDeviceWasThere() {
    JsonNode first = ada.post("/api/messages", body(ada, "m", "x", 1_800)).data(201);

    JsonNode again = ada.post("/api/messages", body(ada, "m", "x", 1_800)).data(200);

    assertThat(again.path("relayId")).isEqualTo(first.path("relayId"));
    ada.post("/api/messages", body(ada, "m", "y", 1_800))
        .assertProblem(409, "CLIENT_MESSAGE_ID_REUSED");
  }

  @Test
  void relayedMessageShouldOutliveAClockThatIsAheadForAMoment() {
    String id = send("before", "x", 1_800).data(201).path("relayId").asText();

    server.jump(Duration.ofDays(1));
    JsonNode ahead =
        ada.onNewDevice("ada").post("/api/messages", body(bob, "ahead", "x", 1_800)).data(201);
    assertThat(ahead.path("sentAt").asText()).startsWith(server.now().toString().substring(0, 16));
    assertThat(ada.onNewDevice("ada").get("/api/relay").data(200)).isEmpty();
    server.jump(Duration.ofDays(-1));

    assertThat(bob.get("/api/relay").data(200).findValuesAsText("relayId"))
        .containsExactly(id, ahead.path("relayId").asText());
    server.advance(Duration.ofMinutes(30));
    bob = TestClient.loggedIn(server, "bob", ",\"deviceId\":" + bob.device());
    assertThat(bob.get("/api/relay").data(200)).isEmpty();
  }

  @Test
  void sendShouldBeRefusedWhenTheAccountsDoNotKnowEachOther() {
    TestClient eve = TestClient.registered(server, "eve");

    eve.post("/api/messages", body(bob, "m1", "x", 1_800)).assertProblem(404, "NOT_REACHABLE");
  }

  @Test
  void everythingShouldBeStoredWhenTheRelayIsOff() {
    try (TestServer plain = TestServer.start()) {
      TestClient anna = TestClient.registered(plain, "anna");
      TestClient berta = TestClient.registered(plain, "berta");
      anna.befriend(berta);

      JsonNode sent = anna.post("/api/messages", body(berta, "m1", "x", 1_800)).data(201);

      assertThat(sent.path("id").asLong()).isPositive();
      berta.get("/api/relay").assertProblem(404, "NOT_FOUND");
    }
  }

  @Test
  void clientMessageIdShouldNameOneMessageOnBothWays() {
    send("stored", "x", 60).data(201);
    send("stored", "x", 1_800).assertProblem(409, "CLIENT_MESSAGE_ID_REUSED");
    send("stored", "x", 60).data(200);

    send("relayed", "x", 1_800).data(201);
    send("relayed", "x", 60).assertProblem(409, "CLIENT_MESSAGE_ID_REUSED");
    ada.post("/api/messages", TestClient.message(bob.id(), "relayed", "x"))
        .assertProblem(409, "CLIENT_MESSAGE_ID_REUSED");
    send("relayed", "x", 1_800).data(200);
  }

  @Test
  void clientMessageIdShouldNameOneMessageWhenBothWaysAreTakenAtOnce() {
    for (int round = 0; round < 20; round++) {
      String id = "m" + round;

      List<Integer> statuses =
          Concurrently.call(8, i -> send(id, "x", i % 2 == 0 ? 60 : 1_800).status());

      assertThat(statuses).containsOnlyOnce(201);
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
      assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
    }
  }

  private TestResponse send(String clientId, String text, int expiresIn) {
    return ada.post("/api/messages", body(bob, clientId, text, expiresIn));
  }

  private static String body(TestClient to, String clientId, String text, int expiresIn) {
    return "{\"to\":%d,\"clientMessageId\":\"%s\",\"body\":\"%s\",\"expiresIn\":%d}"
        .formatted(to.id(), clientId, TestClient.base64(text), expiresIn);
  }
}
