// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Fuzzing of a connection before any log-in: a server answers or ends the connection, in time, and
/// goes on serving others.
public final class HttpFuzz {
  private static final TestServer SERVER = TestServer.start();
  private static final String HEALTH =
      "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  private static final int PATIENCE_MILLIS = 15_000;

  private HttpFuzz() {}

  /// Starts the server. Called once, so that its start does not count as that of an input.
  public static void fuzzerInitialize() throws IOException {
    say(HEALTH.getBytes(StandardCharsets.US_ASCII));
  }

  /// Called for each input.
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    String answer = say(input);
    if (answer.contains("HTTP/1.1 500 ")) {
      throw new AssertionError("a client is told that the server is at fault: " + answer);
    }
    String health = say(HEALTH.getBytes(StandardCharsets.US_ASCII));
    if (!health.startsWith("HTTP/1.1 200 ")) {
      throw new AssertionError("the server serves nobody any more: " + health);
    }
  }

  private static String say(byte[] input) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(input);
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (SocketTimeoutException e) {
        throw new AssertionError("neither an answer nor an end", e);
      } catch (IOException e) {
        // It has ended the connection while we were speaking.
        return "";
      }
    }
  }
}
