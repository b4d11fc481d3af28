// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Closing by the server, and the state that is left for the next socket.
final class SocketCloseTest {
  /// More than the outbound queue and the buffers of the system hold together.
  private static final int MANY = 120;

  private static final int BODY = 200 * 1024;

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
  void socketShouldBeToldWhenTheServerStops() throws Exception {
    TestServer stopped = TestServer.start();
    try (var socket = TestSocket.live(TestClient.registered(stopped, "carl"))) {
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(stopped::close);

      assertThat(socket.closeCode()).isEqualTo(1012);
      socket.frame(TestSocket.CLOSE, true, new byte[] {0x03, (byte) 0xf4});

      stopping.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void socketShouldBeToldWhenNoThreadCanBeHadForIt() throws Exception {
    try (var socket = TestSocket.open(bob)) {
      server.refuseWork();

      socket.say("{'type':'resume'}");

      assertThat(socket.closeCode()).isEqualTo(1013);
    }
  }

  @Test
  void slowReaderShouldBeClosedAndFindEverythingInTheMailbox() throws Exception {
    String body = "x".repeat(BODY);
    try (var slow = TestSocket.live(bob)) {
      for (int i = 0; i < MANY; i++) {
        ada.send(bob, "m" + i, body);
      }

      assertThat(slow.closeCode()).isEqualTo(4408);
    }

    try (var next = TestSocket.open(bob)) {
      next.say("{'type':'resume','after':0}");
      for (int i = 0; i < MANY; i++) {
        JsonNode frame = next.expect("message");
        assertThat(frame.path("sequence").asLong()).isEqualTo(i + 1);
        assertThat(frame.path("message").path("clientMessageId").asText()).isEqualTo("m" + i);
      }
      next.expect("synced");
    }
  }

  @Test
  void halfClosedSocketShouldEndAndLoseNothing() throws Exception {
    try (var half = TestSocket.live(bob)) {
      half.endOutput();

      assertThat(half.rest()).isEmpty();
    }
    ada.send(bob, "m1", "x");

    try (var next = TestSocket.open(bob)) {
      next.say("{'type':'resume'}");
      next.expect("message");
      next.expect("synced");
    }
  }
}
