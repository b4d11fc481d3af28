// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.testkit.socket.RawWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The socket of the facade.
class FoxTrotSocketTest {
  @AutoClose private final FoxTrotClient client = FoxTrotClient.withServer();
  private final TestServer server = client.server();
  private final User alice = client.newUser("alice");
  private final User bob = client.newUser("bob");

  @Test
  void handshakeShouldBeRefusedAtOtherPaths() {
    assertThatThrownBy(() -> client.connectWith("/?token=" + alice.token()))
        .rootCause()
        .hasMessageContaining("400");
  }

  @Test
  void badTokensShouldCloseWith4401AfterTheUpgrade() {
    for (String query : new String[] {"", "?token=", "?token=nonsense"}) {
      assertThat(client.connectWith(query).end()).isEqualTo("4401 Authentication failed");
    }
    server.sotto().sessions().lifecycle().endAll(new AccountId(alice.id()));
    assertThat(client.connect(alice).end()).isEqualTo("4401 Authentication failed");
  }

  @Test
  void socketShouldStayOpenWhenItsTokenExpires() {
    try (FoxTrotTestSocket wire = client.connect(alice).ready()) {
      for (int i = 0; i < 130; i++) {
        server.advance(Duration.ofSeconds(29));
        server.advance(Duration.ofSeconds(1));
        wire.nextPing();
        assertThat(wire.barrier()).isZero();
      }
      assertThat(wire.hasEnded()).isFalse();
    }
  }

  @Test
  void socketShouldCloseWith4401WhenTheSessionEnds() {
    FoxTrotTestSocket wire = client.connect(alice).ready();
    server.sotto().sessions().lifecycle().endAll(new AccountId(alice.id()));
    assertThat(wire.end()).isEqualTo("4401 Authentication failed");
  }

  @Test
  void messagesShouldReachEverySocketOnceAndNeverTheSender() {
    client.befriend(alice, bob);
    try (FoxTrotTestSocket sender = client.connect(alice).ready();
        FoxTrotTestSocket one = client.connect(bob).ready();
        FoxTrotTestSocket two = client.connect(bob).ready()) {
      assertThat(sender.next().path("cmd").asText()).isEqualTo("CONTACT_STATUS");
      client.send(alice, bob, "x");
      assertThat(one.barrier()).isEqualTo(1);
      assertThat(two.barrier()).isEqualTo(1);
      assertThat(sender.barrier()).isZero();
    }
  }

  @Test
  void oldMessagesShouldNotBeReplayed() {
    client.befriend(alice, bob);
    client.send(alice, bob, "old");
    try (FoxTrotTestSocket wire = client.connect(bob).ready()) {
      client.send(alice, bob, "new");
      JsonNode frame = wire.next();
      assertThat(frame.path("data").path("message").asText()).isEqualTo("new");
      assertThat(frame.path("data").path("seen").isBoolean()).isTrue();
      assertThat(wire.barrier()).isZero();
    }
  }

  @Test
  void badFramesShouldBeAnsweredAndTheSocketStayOpen() {
    try (FoxTrotTestSocket wire = client.connect(alice).ready()) {
      for (String frame :
          new String[] {
            "nonsense",
            "[]",
            "{\"cmd\":\"CALL_OFFER\"}",
            "{\"cmd\":5}",
            "{\"cmd\":\"X\",\"data\":{}}"
          }) {
        wire.send(frame);
        JsonNode answer = wire.next();
        assertThat(answer.path("cmd").asText()).isEqualTo("ERROR");
        assertThat(answer.path("data").path("message").asText()).isNotEmpty();
      }
    }
  }

  @Test
  void framesAbove256KiBShouldCloseTheSocket() {
    FoxTrotTestSocket wire = client.connect(alice).ready();
    wire.send("x".repeat(256 * 1024));
    assertThat(wire.next().path("cmd").asText()).isEqualTo("ERROR");
    wire.send("x".repeat(256 * 1024 + 1));
    assertThat(wire.end()).startsWith("1009");
  }

  @Test
  void callsShouldPassUntouchedInOrderUnderTheProvenSender() {
    client.befriend(alice, bob);
    try (FoxTrotTestSocket callee = client.connect(bob).ready();
        FoxTrotTestSocket caller = client.connect(alice).ready()) {
      assertThat(callee.next().path("cmd").asText()).isEqualTo("CONTACT_STATUS");
      for (String rest :
          new String[] {
            "CALL_ICE_CANDIDATE|\"candidate\":null",
            "CALL_OFFER|\"offer\":{\"type\":\"offer\",\"sdp\":\"v=0\"},\"type\":\"video\"",
            "CALL_ANSWER|\"answer\":{\"type\":\"answer\",\"sdp\":\"v=0\"},\"other\":[1,2.5]"
          }) {
        String command = rest.substring(0, rest.indexOf('|'));
        String fields = rest.substring(rest.indexOf('|') + 1);
        caller.send(frame(command, "\"%d\"".formatted(bob.id()), fields));
        JsonNode relayed = callee.next();
        assertThat(relayed.path("cmd").asText()).isEqualTo(command);
        assertThat(relayed.path("data"))
            .isEqualTo(
                FoxTrotClient.parse(
                    "{\"sender_id\":%d,\"sender\":\"alice\",\"reciever_id\":%d,\"reciever\":\"bob\",%s}"
                        .formatted(alice.id(), bob.id(), fields)));
      }
    }
  }

  @Test
  void strangersShouldNotRing() {
    try (FoxTrotTestSocket caller = client.connect(alice).ready();
        FoxTrotTestSocket callee = client.connect(bob).ready()) {
      caller.send(frame("CALL_OFFER", Long.toString(bob.id()), "\"type\":\"audio\""));
      assertThat(caller.barrier()).isZero();
      assertThat(callee.barrier()).isZero();
    }
  }

  @Test
  void offersBeyondTheLimitShouldBeDroppedSilently() {
    try (TestServer limited = TestServer.start(FoxTrotClient.setup().withLimits());
        FoxTrotClient other = new FoxTrotClient(limited)) {
      User one = other.newUser("one1");
      User two = other.newUser("two2");
      other.post(one, "/addContact", "{\"id\":%d}".formatted(two.id()));
      try (FoxTrotTestSocket caller = other.connect(one).ready();
          FoxTrotTestSocket callee = other.connect(two)) {
        caller.next();
        callee.ready();
        for (int i = 0; i < 12; i++) {
          caller.send(frame("CALL_OFFER", Long.toString(two.id()), "\"type\":\"audio\""));
        }
        assertThat(caller.barrier()).isZero();
        assertThat(callee.barrier()).isEqualTo(10);
      }
    }
  }

  @Test
  void newOfferShouldReplaceTheOldOneWithItsCandidates() {
    client.befriend(alice, bob);
    try (FoxTrotTestSocket caller = client.connect(alice).ready()) {
      String callee = Long.toString(bob.id());
      caller.send(frame("CALL_OFFER", callee, "\"type\":\"audio\""));
      caller.send(frame("CALL_ICE_CANDIDATE", callee, "\"candidate\":{\"n\":1}"));
      caller.send(frame("CALL_ANSWER", callee, "\"answer\":{}"));
      caller.send(frame("CALL_OFFER", callee, "\"type\":\"video\""));
      for (int i = 0; i < 70; i++) {
        caller.send(frame("CALL_ICE_CANDIDATE", callee, "\"candidate\":{\"n\":2}"));
      }
      assertThat(caller.barrier()).isZero();
      try (FoxTrotTestSocket wire = client.connect(bob)) {
        for (int i = 0; i < 64; i++) {
          assertThat(wire.next().path("data").path("candidate").path("n").asInt()).isEqualTo(2);
        }
        assertThat(wire.next().path("data").path("type").asText()).isEqualTo("video");
        assertThat(wire.barrier()).isZero();
      }
      try (FoxTrotTestSocket again = client.connect(bob)) {
        assertThat(again.barrier()).isZero();
      }
    }
  }

  /// Nobody has to agree to being called by who has added them.
  @Test
  void strangerShouldNotEndTheSocketOfWhoConnects() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    try (FoxTrotTestSocket caller = client.connect(alice).ready()) {
      String callee = Long.toString(bob.id());
      String candidate = "\"candidate\":{\"n\":\"%s\"}".formatted("x".repeat(255_000));
      for (int i = 0; i < 32; i++) {
        caller.send(frame("CALL_ICE_CANDIDATE", callee, candidate));
      }
      caller.send(frame("CALL_OFFER", callee, "\"type\":\"audio\""));
      caller.send(frame("CALL_ICE_CANDIDATE", callee, "\"candidate\":{\"n\":\"last\"}"));
      assertThat(caller.barrier()).isZero();
    }
    try (FoxTrotTestSocket wire = client.connect(bob)) {
      assertThat(wire.next().path("cmd").asText()).isEqualTo("CALL_ICE_CANDIDATE");
      assertThat(wire.next().path("data").path("candidate").path("n").asText()).isEqualTo("last");
      assertThat(wire.next().path("cmd").asText()).isEqualTo("CALL_OFFER");
      assertThat(wire.barrier()).isZero();
    }
  }

  @Test
  void callerShouldHearWhenTheOfferCannotWait() {
    User loud = client.newUser("loudandlong");
    client.befriend(loud, bob);
    try (FoxTrotTestSocket caller = client.connect(loud).ready()) {
      String whole = "{\"cmd\":\"CALL_OFFER\",\"data\":{\"reciever_id\":%d,\"x\":\"%s\"}}";
      int left = 256 * 1024 - whole.formatted(bob.id(), "").length();
      // With the name of the caller, which the server adds, it is longer than may wait.
      caller.send(whole.formatted(bob.id(), "x".repeat(left)));
      JsonNode answer = caller.next();
      assertThat(answer.path("cmd").asText()).isEqualTo("ERROR");
      assertThat(answer.path("data").path("message").asText()).contains("cannot wait");
      assertThat(caller.barrier()).isZero();
    }
    try (FoxTrotTestSocket wire = client.connect(bob)) {
      assertThat(wire.barrier()).isZero();
    }
  }

  @Test
  void answeredPingShouldAcknowledgeWhatWasWritten() {
    client.befriend(alice, bob);
    var device = DeviceAddress.shared(new AccountId(bob.id()));
    try (FoxTrotTestSocket wire = client.connect(bob).ready()) {
      client.send(alice, bob, "x");
      // The message counts as written by the time that the next frame is.
      assertThat(wire.barrier()).isEqualTo(1);
      server.advance(Duration.ofSeconds(30));
      wire.nextPing();
      FoxTrotAwait.until(
          () -> server.sotto().mailboxes().access().state(device).acknowledged() == 1);
    }
  }

  @Test
  void readingConversationsShouldAcknowledgeTheMailbox() {
    client.befriend(alice, bob);
    client.send(alice, bob, "x");
    client.get(bob, "/getConversations");
    var device = DeviceAddress.shared(new AccountId(bob.id()));
    FoxTrotAwait.until(() -> server.sotto().mailboxes().access().state(device).acknowledged() == 1);
  }

  @Test
  void silentSocketShouldBeCutAfterAMinute() throws IOException {
    var connected = new Socket(InetAddress.getLoopbackAddress(), server.port());
    connected.setSoTimeout(10_000);
    try (var socket = RawWebSocket.ask(connected, "/foxtrot-api/ws?token=" + alice.token(), "")) {
      assertThat(socket.status()).isEqualTo(101);
      assertThat(socket.header("Sec-WebSocket-Extensions")).isEmpty();
      FoxTrotAwait.until(() -> server.sotto().live().connections().has(new AccountId(alice.id())));
      server.advance(Duration.ofSeconds(30));
      assertThat(socket.next().opCode()).isEqualTo(RawWebSocket.PING);
      server.advance(Duration.ofSeconds(30));
      assertThat(socket.rest()).isEmpty();
      FoxTrotAwait.until(() -> !server.sotto().live().connections().has(new AccountId(alice.id())));
    }
  }

  private static String frame(String command, String receiver, String fields) {
    return "{\"cmd\":\"%s\",\"data\":{\"sender_id\":1,\"sender\":\"x\",\"reciever_id\":%s,\"reciever\":\"bob\",%s}}"
        .formatted(command, receiver, fields);
  }
}
