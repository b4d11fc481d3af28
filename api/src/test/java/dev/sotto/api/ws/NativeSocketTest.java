// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.account.AccountId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NativeSocketTest {
  private final TestServer server = TestServer.start();
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
  void resumeShouldStreamTheBacklogThenSyncedThenLiveEntries() throws IOException {
    ada.send(bob, "m1", "one");
    ada.send(bob, "m2", "two");
    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'ping','ref':'first'}");
      assertThat(socket.expect("pong").path("ref").asText()).isEqualTo("first");

      socket.say("{'type':'resume'}");

      assertThat(socket.expect("message").path("sequence").asLong()).isEqualTo(1);
      JsonNode second = socket.expect("message");
      assertThat(second.path("message").path("body").asText()).isEqualTo(TestClient.base64("two"));
      assertThat(socket.expect("synced").path("sequence").asLong()).isEqualTo(2);
      long id = ada.send(bob, "m3", "three");
      JsonNode live = socket.expect("message");
      assertThat(live.path("sequence").asLong()).isEqualTo(3);
      assertThat(live.path("message")).isEqualTo(bob.get("/api/messages/" + id).data(200));
      socket.say("{'type':'resume'}");
      socket.expectError("INVALID_REQUEST");
    }
  }

  @Test
  void resumeShouldExplainWhatIsGone() throws IOException {
    ada.send(bob, "m1", "one");
    ada.send(bob, "m2", "two");
    try (var socket = TestSocket.live(bob, 2)) {
      socket.say("{'type':'ack','sequence':1}");
      socket.say("{'type':'ping'}");
      socket.expect("pong");
    }
    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'resume','after':0}");
      JsonNode skipped = socket.expect("skipped");
      assertThat(skipped.path("from").asLong()).isEqualTo(1);
      assertThat(skipped.path("to").asLong()).isEqualTo(1);
      assertThat(socket.expect("message").path("sequence").asLong()).isEqualTo(2);
      socket.expect("synced");
    }
    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'resume','after':2}");
      assertThat(socket.expect("synced").path("sequence").asLong()).isEqualTo(2);
    }
  }

  @Test
  void sendShouldAnswerSentAndReachAllOtherDevices() throws IOException {
    TestClient adaPhone = ada.onNewDevice("ada");
    try (var sender = TestSocket.live(ada);
        var phone = TestSocket.live(adaPhone);
        var receiver = TestSocket.live(bob)) {
      String send =
          TestClient.message(bob.id(), "m1", "hello")
              .replace("{", "{'type':'send','ref':'r','expiresIn':60,");

      sender.say(send);

      JsonNode sent = next(sender, "sent");
      assertThat(sent.path("ref").asText()).isEqualTo("r");
      assertThat(sent.path("clientMessageId").asText()).isEqualTo("m1");
      assertThat(sent.path("repeated").asBoolean()).isFalse();
      long id = sent.path("id").asLong();
      assertThat(next(receiver, "message").path("message").path("id").asLong()).isEqualTo(id);
      assertThat(next(phone, "message").path("message").path("id").asLong()).isEqualTo(id);
      sender.say(send);
      assertThat(next(sender, "sent").path("repeated").asBoolean()).isTrue();
      sender.say(send.replace("'expiresIn':60", "'expiresIn':61"));
      assertThat(next(sender, "error").path("code").asText()).isEqualTo("CLIENT_MESSAGE_ID_REUSED");
      sender.say(TestClient.message(1, "m2", "x").replace("{", "{'type':'send',"));
      assertThat(next(sender, "error").path("code").asText()).isEqualTo("NOT_REACHABLE");
    }
  }

  @Test
  void receiptsTypingDeletionsAndKeysShouldReachTheOtherSide() throws IOException {
    long id = ada.send(bob, "m1", "one");
    try (var bobs = TestSocket.live(bob, 1);
        var adas = TestSocket.live(ada)) {
      next(bobs, "presence");
      bobs.say("{'type':'receipt','kind':'read','upTo':%d}".formatted(id));
      JsonNode receipt = next(adas, "receipt");
      assertThat(receipt.path("reader").asLong()).isEqualTo(bob.id());
      assertThat(receipt.path("author").asLong()).isEqualTo(ada.id());
      assertThat(receipt.path("kind").asText()).isEqualTo("read");
      assertThat(receipt.path("upTo").asLong()).isEqualTo(id);

      bobs.say("{'type':'typing','to':%d,'typing':true}".formatted(ada.id()));
      JsonNode typing = adas.expect("typing");
      assertThat(typing.path("from").asLong()).isEqualTo(bob.id());
      assertThat(typing.path("typing").asBoolean()).isTrue();

      ada.delete("/api/messages/" + id).data(200);
      JsonNode deleted = bobs.expect("deleted");
      assertThat(deleted.path("messageId").asLong()).isEqualTo(id);
      assertThat(deleted.path("with").asLong()).isEqualTo(ada.id());
      assertThat(deleted.path("sequence").asLong()).isEqualTo(2);

      ada.put("/api/me/public-key", "{\"publicKey\":\"k\"}").data(200);
      JsonNode key = bobs.expect("keyChanged");
      assertThat(key.path("account").asLong()).isEqualTo(ada.id());
      assertThat(key.path("handle").asText()).isEqualTo("ada");
      assertThat(key.path("publicKey").asText()).isEqualTo("k");
    }
  }

  @Test
  void presenceShouldBeToldAtOnceWhenOnlineAndAfterFiveSecondsWhenOffline() throws IOException {
    try (var adas = TestSocket.live(ada)) {
      var bobs = TestSocket.live(bob);
      JsonNode came = adas.expect("presence");
      assertThat(came.path("account").asLong()).isEqualTo(bob.id());
      assertThat(came.path("handle").asText()).isEqualTo("bob");
      assertThat(came.path("online").asBoolean()).isTrue();

      bobs.sayGoodbye();
      bobs.close();
      var account = new AccountId(bob.id());
      await(() -> !server.sotto().live().connections().has(account));
      assertThat(server.sotto().live().presence().isOnline(account)).isTrue();
      await(
          () -> {
            server.advance(Duration.ofSeconds(5));
            return !server.sotto().live().presence().isOnline(account);
          });

      JsonNode left = adas.expect("presence");
      assertThat(left.path("online").asBoolean()).isFalse();
      assertThat(left.path("lastSeen").asText()).isGreaterThan(came.path("lastSeen").asText());
    }
  }

  @Test
  void errorsShouldLeaveTheSocketOpen() throws IOException {
    try (var socket = TestSocket.live(bob)) {
      for (String frame :
          new String[] {
            "",
            "{",
            "[1]",
            "null",
            "{'type':'resume'} {}",
            "{'type':'dance'}",
            "{'type':7}",
            "{}",
            "{'type':'ping','x':1}",
            "{'type':'ping','type':'ping'}",
            "{'type':'ack'}",
            "{'type':'ack','sequence':-1}",
            "{'type':'ack','sequence':9007199254740992}",
            "{'type':'ack','sequence':99999999999999999999999999}",
            "{'type':'ack','sequence':1.5}",
            "{'type':'typing','to':0,'typing':true}",
            "{'type':'typing','to':-7,'typing':true}",
            "{'type':'receipt','kind':'seen','upTo':1}",
            "{'type':'send','to':5,'clientMessageId':'a','body':'?'}",
            "{'type':'ping','ref':'%s'}".formatted("r".repeat(65)),
            "[".repeat(10_000),
          }) {
        socket.say(frame);
        socket.expectError("INVALID_REQUEST");
      }
      socket.say("{'type':'dance','ref':'mine'}");
      assertThat(socket.expectError("INVALID_REQUEST").path("ref").asText()).isEqualTo("mine");
      socket.say("{'type':'receipt','kind':'read','upTo':1}");
      socket.expectError("NOT_FOUND");
      socket.frame(TestSocket.BINARY, true, new byte[] {1, 2, 3});
      socket.expectError("INVALID_REQUEST");
      socket.say("{'type':'ping'}");
      socket.expect("pong");
    }
  }

  @Test
  void socketShouldEndWithItsSession() throws IOException {
    try (var socket = TestSocket.live(bob)) {
      bob.post("/api/auth/logout", "").data(200);
      assertThat(socket.closeCode()).isEqualTo(4401);
    }
    TestClient phone = ada.onNewDevice("ada");
    try (var socket = TestSocket.live(phone)) {
      ada.delete("/api/devices/" + phone.device()).data(200);
      assertThat(socket.closeCode()).isEqualTo(4401);
    }
    String refresh = "{\"refreshToken\":\"%s\"}".formatted(ada.refreshToken());
    try (var socket = TestSocket.live(ada)) {
      ada.post("/api/auth/refresh", refresh).data(200);
      socket.say("{'type':'ping'}");
      socket.expect("pong");
      server.advance(Duration.ofSeconds(10));
      ada.post("/api/auth/refresh", refresh).assertProblem(401, "UNAUTHENTICATED");
      assertThat(socket.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void socketShouldOutliveTheAccessToken() throws IOException {
    try (var socket = TestSocket.live(bob)) {
      for (int minutes = 0; minutes < 15; minutes++) {
        for (int half = 0; half < 2; half++) {
          server.advance(Duration.ofSeconds(30));
          socket.answerPing();
          // The answer to this shows that the pong before it has come.
          socket.say("{'type':'ping'}");
          socket.expect("pong");
        }
      }
      bob.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    }
  }

  @Test
  void secondLoginOnADeviceShouldReadTheSameMailbox() throws IOException {
    TestClient again = TestClient.loggedIn(server, "bob", ",\"deviceId\":1");
    try (var first = TestSocket.live(bob);
        var second = TestSocket.live(again)) {
      long id = ada.send(bob, "m1", "hello");

      for (TestSocket socket : new TestSocket[] {first, second}) {
        JsonNode entry = next(socket, "message");
        assertThat(entry.path("sequence").asLong()).isEqualTo(1);
        assertThat(entry.path("message").path("id").asLong()).isEqualTo(id);
      }
    }
  }

  @Test
  void expiredMessageShouldBeSkipped() throws IOException {
    ada.post(
            "/api/messages",
            TestClient.message(bob.id(), "m1", "x").replace("}", ",\"expiresIn\":10}"))
        .data(201);
    server.advance(Duration.ofSeconds(10));
    try (var socket = TestSocket.open(bob)) {
      socket.say("{'type':'resume'}");

      assertThat(socket.expect("skipped").path("to").asLong()).isEqualTo(1);
      assertThat(socket.expect("synced").path("sequence").asLong()).isEqualTo(1);
    }
  }

  /// {@return the next frame of this type; presence may come before it}
  private static JsonNode next(TestSocket socket, String type) throws IOException {
    JsonNode frame = socket.next();
    while (!frame.path("type").asText().equals(type)) {
      assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo("presence");
      frame = socket.next();
    }
    return frame;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
