// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import dev.sotto.distribution.crash.RestClient;
import dev.sotto.testkit.socket.RawWebSocket;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/// A socket of which one process can hold thousands, and that goes on sending when it should not.
/// One thread may read while another writes.
final class LightweightSocketClient implements AutoCloseable {
  private static final int SMALL = 1_024;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int PATIENCE_MILLIS = 60_000;

  private final RawWebSocket socket;

  private LightweightSocketClient(RawWebSocket socket) {
    this.socket = socket;
  }

  /// Asks for a socket, and waits for the answer.
  ///
  /// @param path and query; `/api/ws` for a native one
  static LightweightSocketClient ask(RestClient client, String path) throws IOException {
    return new LightweightSocketClient(
        RawWebSocket.ask(
            connected(URI.create(client.url())),
            path,
            "Authorization: Bearer " + client.token() + "\r\n"));
  }

  private static Socket connected(URI url) throws IOException {
    var socket = new Socket();
    try {
      socket.setReceiveBufferSize(SMALL);
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// {@return the status of the answer; 101 when the socket is open}
  int status() {
    return socket.status();
  }

  /// {@return whether the answer says when to come again}
  boolean saysWhenToComeAgain() {
    return !socket.header("Retry-After").isEmpty();
  }

  /// Sends a frame of text.
  void say(String json) throws IOException {
    socket.say(json);
  }

  /// {@return what the server says next; pings are answered}
  ///
  /// @throws EOFException when the connection has ended without a word
  Said next() throws IOException {
    while (true) {
      RawWebSocket.Frame frame = socket.next();
      switch (frame.opCode()) {
        case RawWebSocket.TEXT -> {
          return new Said.Text(frame.text());
        }
        case RawWebSocket.CLOSE -> {
          return new Said.Goodbye(frame.closeCode());
        }
        case RawWebSocket.PING -> socket.frame(RawWebSocket.PONG, true, frame.payload());
        default -> throw new IOException("unexpected frame: " + frame.opCode());
      }
    }
  }

  /// {@return the code with which the server closes, whatever it says before}
  int closeCode() throws IOException {
    while (true) {
      if (next() instanceof Said.Goodbye(var code)) {
        return code;
      }
    }
  }

  /// Goes without a goodbye.
  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// What a server says on a socket.
  sealed interface Said {
    record Text(String json) implements Said {}

    record Goodbye(int code) implements Said {}
  }
}
