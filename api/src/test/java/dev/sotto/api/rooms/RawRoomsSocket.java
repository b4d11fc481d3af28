// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A socket of a client that loses its network: it never answers, reads only when asked to, and may
/// end without any goodbye.
final class RawRoomsSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final DataInputStream in;

  RawRoomsSocket(TestServer server) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    String request =
        """
        GET / HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """;
    socket
        .getOutputStream()
        .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
    }
  }

  /// Sends a short frame, masked with zeros.
  ///
  /// @param frame single quotes stand for double ones
  void say(String frame) throws IOException {
    byte[] text = frame.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream();
    bytes.write(0x81);
    bytes.write(0x80 | text.length);
    bytes.write(new byte[4]);
    bytes.write(text);
    socket.getOutputStream().write(bytes.toByteArray());
  }

  /// {@return the next short frame}
  String hear() throws IOException {
    in.skipNBytes(1);
    int length = in.readUnsignedByte();
    return new String(
        in.readNBytes(length == 126 ? in.readUnsignedShort() : length), StandardCharsets.UTF_8);
  }

  /// Resets the connection: no close frame, not even the end of TCP.
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
