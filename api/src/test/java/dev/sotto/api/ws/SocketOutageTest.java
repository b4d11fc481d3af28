// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.FailingStorage;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.CapturedWarnings;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.push.RecordingPushSender;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketOutageTest {
  private final TestServer server = TestServer.start();
  private final FailingStorage storage = new FailingStorage();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'send','to':%d,'clientMessageId':'a','body':'aGVsbG8='",
        "'type':'ack','sequence':1",
        "'type':'receipt','kind':'read','upTo':%2$d",
        "'type':'callPlace','callees':[1],'clientCallId':'c','media':'audio'",
        "'type':'callEnd','callId':'01234567-89ab-4def-8123-456789abcdef'",
        "'type':'callSignal','callId':'01234567-89ab-4def-8123-456789abcdef','to':1,"
            + "'kind':'offer','signal':{}"
      })
  void frameShouldBeAnsweredAndTheSocketStayOpenWhenTheStorageDoesNotAnswer(String frame)
      throws IOException {
    TestClient ada = TestClient.registered(server, "ada");
    long message = ada.send(ada, "first", "hello");
    try (var socket = TestSocket.open(ada)) {
      // Answered when the socket is fully open.
      socket.say("{'type':'ping'}");
      socket.expect("pong");
      server.storage().close();

      socket.say("{'ref':'mine'," + frame.formatted(ada.id(), message) + "}");

      assertThat(socket.expectError("UNAVAILABLE").path("ref").asText()).isEqualTo("mine");
      socket.say("{'type':'ping'}");
      socket.expect("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'after':0", ",'after':1,'generation':'an earlier one'"})
  void socketShouldBeToldToComeAgainWhenItsMailboxCannotBeRead(String after) throws IOException {
    TestClient ada = TestClient.registered(server, "ada");
    try (var socket = TestSocket.open(ada)) {
      socket.say("{'type':'ping'}");
      socket.expect("pong");
      server.storage().close();

      socket.say("{'type':'resume'%s}".formatted(after));

      assertThat(socket.closeCode()).isEqualTo(CloseCode.TRY_AGAIN_LATER);
    }
  }

  @Test
  void socketShouldNeedTheStorageNoMoreWhenTheServerHasStopped() throws Exception {
    TestServer other = storage.server(TestServer.Setup.standard());
    try (var socket = TestSocket.live(TestClient.registered(other, "ada"))) {
      storage.slowDown(Duration.ofMillis(100));
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(other::close);
      assertThat(socket.closeCode()).isEqualTo(CloseCode.SERVER_STOPS);

      socket.frame(TestSocket.CLOSE, true, new byte[] {0x03, (byte) 0xf4});

      stopping.get(20, TimeUnit.SECONDS);
    }
    assertThat(storage.wasClosedTooEarly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void socketThatEndsWhileTheStorageIsAwayShouldLeaveNothingBehind(boolean goodbye)
      throws IOException {
    var push = new RecordingPushSender();
    try (TestServer other = storage.server(TestServer.Setup.standard().with(push.alone()));
        var complaints = new CapturedWarnings()) {
      TestClient ada = TestClient.registered(other, "ada");
      TestClient phone = ada.onNewDevice("ada");
      var account = new AccountId(ada.id());
      var device = DeviceAddress.of(ada.id(), ada.device());
      other.storage().pushTokens().put(device, new PushToken("fcm:native:token"));
      var socket = TestSocket.live(ada);
      phone.send(ada, "m1", "maybe never read");
      socket.expect("message");
      phone.send(ada, "m2", "not read for sure");
      storage.goAway();

      if (goodbye) {
        socket.sayGoodbye();
      }
      socket.close();
      while (other.sotto().live().connections().has(account)) {
        Thread.onSpinWait();
      }
      storage.advance(other, Presence.GRACE);

      assertThat(other.sotto().live().presence().isOnline(account)).isFalse();
      assertThat(phone.get("/health/live").status()).isEqualTo(200);
      storage.comeBack();
      other.advance(Duration.ofMinutes(2));
      assertThat(push.next()).isEqualTo(new WakeUp.Message());
      try (var again = TestSocket.live(ada, 2)) {
        assertThat(again.status()).isEqualTo(101);
      }
      assertThat(complaints.heard()).isEmpty();
    }
  }
}
