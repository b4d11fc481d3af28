// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A client that says what it is told to, byte for byte.
public final class RawHttpClient {
  private static final int PATIENCE_MILLIS = 30_000;

  private RawHttpClient() {}

  /// {@return everything that the server answers before it ends the connection, which it must}
  public static String speak(int port, String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends `beginning`, then `piece` until the server wants no more or `most` bytes have gone.
  /// {@return what it answers, empty when it ends without a word}
  public static String pour(int port, String beginning, byte[] piece, long most) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        for (long sent = 0; sent < most; sent += piece.length) {
          socket.getOutputStream().write(piece);
          if (socket.getInputStream().available() > 0) {
            break;
          }
        }
      } catch (SocketException e) {
        // It has ended the connection, as it should.
      }
      return answer(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String answer(Socket socket) throws IOException {
    var answer = new StringBuilder();
    try {
      for (int next; (next = socket.getInputStream().read()) >= 0; ) {
        answer.append((char) next);
      }
    } catch (SocketException e) {
      // Reset behind the answer: it had not read everything.
    }
    return answer.toString();
  }
}
