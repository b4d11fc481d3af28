// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.TestServer;
import dev.sotto.testkit.socket.RawWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// A socket of a client that loses its network: it never answers, reads only when asked to, and may
/// end without any goodbye.
final class RawRoomsSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final RawWebSocket socket;

  RawRoomsSocket(TestServer server) throws IOException {
    var connected = new Socket(InetAddress.getLoopbackAddress(), server.port());
    connected.setSoTimeout(PATIENCE_MILLIS);
    socket = RawWebSocket.ask(connected, "/", "");
  }

  /// @param frame single quotes stand for double ones
  void say(String frame) throws IOException {
    socket.say(frame.replace('\'', '"'));
  }

  /// {@return what the next frame says}
  String hear() throws IOException {
    return socket.next().text();
  }

  /// Resets the connection: no close frame, not even the end of TCP.
  void reset() throws IOException {
    socket.reset();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
