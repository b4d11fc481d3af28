// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Opens a WebSocket and hands over the naked channel.
final class SocketHandshake {
  private static final int MAX_HEAD = 4_096;
  private static final int SWITCHING = 101;

  private SocketHandshake() {}

  /// {@return a blocking channel that is positioned behind the server's handshake}
  static SocketChannel open(int port, String path) throws IOException {
    return open(port, path, "User-Agent: bench");
  }

  /// {@return a blocking channel that is positioned behind the server's handshake}
  ///
  /// @param header one line
  static SocketChannel open(int port, String path, String header) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(path)
            + header
            + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    // Byte by byte, so that no frame behind the head is swallowed.
    ByteBuffer head = ByteBuffer.allocate(MAX_HEAD);
    ByteBuffer one = ByteBuffer.allocate(1);
    while (ResponseHead.end(head.array(), head.position()) < 0) {
      if (channel.read(one.clear()) < 0 || !head.hasRemaining()) {
        channel.close();
        throw new IOException("no answer to the WebSocket handshake");
      }
      head.put(one.flip());
    }
    if (ResponseHead.status(head.array()) != SWITCHING) {
      channel.close();
      throw new IOException(
          "handshake: " + new String(head.array(), 0, 16, StandardCharsets.UTF_8));
    }
    return channel;
  }
}
