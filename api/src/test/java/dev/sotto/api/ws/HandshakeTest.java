// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HandshakeTest {
  private TestServer server =
      TestServer.start(TestServer.Setup.standard().withOrigins("https://app.example"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void upgradeShouldBeRefusedWhenTheTokenIsNotGood() throws IOException {
    TestClient ada = TestClient.registered(server, "ada");
    String late = ada.accessToken();
    server.advance(Duration.ofMinutes(15));
    for (String headers :
        new String[] {
          "",
          "Authorization: Bearer x\r\n",
          "Authorization: Bearer " + late + "\r\n",
          "Sec-WebSocket-Protocol: sotto.v1\r\n",
          "Sec-WebSocket-Protocol: sotto.v1, bearer.x\r\n",
        }) {
      try (var socket = TestSocket.ask(server, headers)) {
        assertThat(socket.status()).isEqualTo(401);
        assertThat(socket.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(socket.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(socket.rest())
            .contains("\"code\":\"UNAUTHENTICATED\"")
            .doesNotContain("Exception", "dev.sotto");
      }
    }
  }

  @Test
  void subprotocolsShouldCarryTheTokenOfBrowsers() throws IOException {
    TestClient ada = TestClient.registered(server, "ada");
    String offered = "Sec-WebSocket-Protocol: sotto.v1, bearer." + ada.accessToken() + "\r\n";
    try (var socket = TestSocket.ask(server, offered)) {
      assertThat(socket.status()).isEqualTo(101);
      assertThat(socket.header("Sec-WebSocket-Protocol")).isEqualTo("sotto.v1");
      socket.say("{'type':'ping'}");
      socket.expect("pong");
    }
    try (var socket = TestSocket.open(ada)) {
      assertThat(socket.header("Sec-WebSocket-Protocol")).isEmpty();
    }
  }

  @Test
  void pagesShouldBeRefusedWhenTheirOriginIsNotAllowed() throws IOException {
    TestClient ada = TestClient.registered(server, "ada");
    String own = "http://127.0.0.1:" + server.port();

    assertThat(status(ada, own)).isEqualTo(101);
    assertThat(status(ada, "https://app.example")).isEqualTo(101);
    for (String origin :
        new String[] {
          "https://evil.example", "null", "http://127.0.0.1", own + ".evil.example", "http://",
        }) {
      assertThat(status(ada, origin)).as(origin).isEqualTo(403);
    }
  }

  @Test
  void upgradeShouldBeRefusedWhenAnAddressConnectsTooOften() throws IOException {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withLimits());
    for (int i = 0; i < 120; i++) {
      try (var socket = TestSocket.ask(server, "")) {
        assertThat(socket.status()).isEqualTo(401);
      }
    }

    try (var socket = TestSocket.ask(server, "")) {
      assertThat(socket.status()).isEqualTo(429);
      assertThat(socket.header("Retry-After")).isEqualTo("1");
    }
  }

  @Test
  void upgradeShouldBeRefusedWhenTheStorageDoesNotAnswer() throws IOException {
    TestClient ada = TestClient.registered(server, "ada");
    server.storage().close();

    try (var socket =
        TestSocket.ask(server, "Authorization: Bearer " + ada.accessToken() + "\r\n")) {
      assertThat(socket.status()).isEqualTo(503);
      assertThat(socket.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(socket.header("Retry-After")).isEqualTo("1");
      assertThat(socket.rest()).contains("\"code\":\"UNAVAILABLE\"");
    }
  }

  private static int status(TestClient client, String origin) throws IOException {
    String headers =
        "Authorization: Bearer %s\r\nOrigin: %s\r\n".formatted(client.accessToken(), origin);
    try (var socket = TestSocket.ask(client.server(), headers)) {
      return socket.status();
    }
  }
}
