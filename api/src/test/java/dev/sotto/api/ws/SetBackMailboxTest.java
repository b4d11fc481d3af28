// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SetBackMailboxTest {
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
