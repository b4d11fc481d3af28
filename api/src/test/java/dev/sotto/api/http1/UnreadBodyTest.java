// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Bodies that nobody wants.
final class UnreadBodyTest {
  private static final String LAST =
      "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  private static final String ALIVE = "{\"status\":\"alive\"}";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void restShouldBeReadWhenItIsLittle() {
    int most = Bound.REST_OF_BODY.most();

    assertThat(RawHttpClient.speak(server.port(), post(most) + "x".repeat(most) + LAST))
        .startsWith("HTTP/1.1 404 ")
        .endsWith(ALIVE);
    assertThat(RawHttpClient.speak(server.port(), post(most + 1) + "x".repeat(100)))
        .startsWith("HTTP/1.1 404 ")
        .contains("Connection: close")
        .containsOnlyOnce("HTTP/1.1");
  }

  @Test
  void clientShouldHearTheAnswerAndNotBeListenedToForLong() throws IOException {
    var more = new byte[64 * 1024];
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(post(1_000_000_000).getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 413 ");
      assertThat(written(socket, more)).isLessThan(3L * Bound.AFTER_ANSWER.most());
    }
  }

  /// {@return how much can be written before the other side is gone}
  private static long written(Socket socket, byte[] more) {
    long written = 0;
    try {
      while (true) {
        socket.getOutputStream().write(more);
        written += more.length;
      }
    } catch (IOException e) {
      return written;
    }
  }

  private static String post(int length) {
    return "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
  }
}
