// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.socket.CloseCode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketOutageTest {
  private final TestServer server = TestServer.start();

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
}
