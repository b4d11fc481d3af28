// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.websocket.FloodDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SocketLimitsTest {
  private TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void messageShouldBeReadWhenACharacterIsSplitBetweenFragments() throws IOException {
    byte[] text = "{\"type\":\"ping\",\"ref\":\"né€😀\"}".getBytes(StandardCharsets.UTF_8);
    try (var socket = open()) {
      for (int i = 0; i < text.length; i++) {
        int opCode = i == 0 ? TestSocket.TEXT : TestSocket.CONTINUATION;
        socket.frame(opCode, i == text.length - 1, new byte[] {text[i]});
      }

      assertThat(socket.expect("pong").path("ref").asText()).isEqualTo("né€😀");
    }
  }

  @Test
  void socketShouldEndWhenAMessageHasTooManyFragments() throws IOException {
    try (var socket = open()) {
      var blank = new byte[] {' '};
      socket.frame(TestSocket.TEXT, false, blank);
      for (int i = 2; i <= 64; i++) {
        socket.frame(TestSocket.CONTINUATION, i == 64, blank);
      }
      socket.expectError("INVALID_REQUEST");

      socket.frame(TestSocket.TEXT, false, blank);
      for (int i = 2; i <= 65; i++) {
        socket.frame(TestSocket.CONTINUATION, i == 65, blank);
      }

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void socketShouldEndWhenAMessageIsTooLarge() throws IOException {
    var blanks = new byte[512 * 1024];
    Arrays.fill(blanks, (byte) ' ');
    try (var socket = open()) {
      socket.frame(TestSocket.TEXT, true, blanks);
      socket.expectError("INVALID_REQUEST");

      socket.frame(TestSocket.TEXT, false, blanks);
      socket.frame(TestSocket.CONTINUATION, true, new byte[] {' '});

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void socketShouldEndWhenTextIsNotUtf8() throws IOException {
    try (var socket = open()) {
      socket.frame(TestSocket.TEXT, true, new byte[] {'"', (byte) 0xc3, '"'});

      assertThat(socket.closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void framesShouldBeRefusedThenEndTheSocketWhenThereAreTooMany() throws IOException {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withLimits());
    try (var socket = open()) {
      for (int i = 0; i < 1_200; i++) {
        socket.say("{'type':'ping'}");
        socket.expect("pong");
      }
      for (int i = 0; i < FloodDetector.MAX; i++) {
        socket.say("{'type':'ping','ref':'p%d'}".formatted(i));
        JsonNode error = socket.expectError("RATE_LIMITED");
        assertThat(error.path("retryAfter").asLong()).isEqualTo(1);
        assertThat(error.path("ref").asText()).isEqualTo("p" + i);
      }

      socket.say("{'type':'ping'}");

      assertThat(socket.closeCode()).isEqualTo(4429);
    }
  }

  @Test
  void sendsShouldShareTheirLimitWithTheRoutes() throws IOException {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withLimits());
    TestClient ada = TestClient.registered(server, "ada");
    for (int i = 0; i < 150; i++) {
      ada.send(ada, "route" + i, "x");
    }
    try (var socket = TestSocket.open(ada)) {
      for (int i = 0; i < 150; i++) {
        socket.say(send(ada, "socket" + i));
        socket.expect("sent");
      }

      socket.say(send(ada, "more"));

      JsonNode error = socket.expectError("RATE_LIMITED");
      assertThat(error.path("retryAfter").asLong()).isEqualTo(1);
      assertThat(error.path("ref").asText()).isEqualTo("more");
    }
  }

  private TestSocket open() throws IOException {
    return TestSocket.open(TestClient.registered(server, "ada"));
  }

  private static String send(TestClient client, String id) {
    return TestClient.message(client.id(), id, "x")
        .replace("{", "{'type':'send','ref':'%s',".formatted(id));
  }
}
