// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Opens WebSockets.
public final class WebSocketHandshake {
  private static final int BUFFER = 4_096;
  private static final int SWITCHING = 101;

  private WebSocketHandshake() {}

  /// {@return a socket at which the server has answered the handshake}
  public static Upgraded open(int port, String path) throws IOException {
    return open(port, path, "User-Agent: bench");
  }

  /// {@return a socket at which the server has answered the handshake}
  ///
  /// @param header one line
  public static Upgraded open(int port, String path, String header) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(path)
            + header
            + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    ByteBuffer head = ByteBuffer.allocate(BUFFER);
    int end = -1;
    while (end < 0) {
      if (channel.read(head) <= 0) {
        channel.close();
        throw new IOException("no answer to the WebSocket handshake");
      }
      end = ResponseHead.end(head.array(), head.position());
    }
    if (ResponseHead.status(head.array()) != SWITCHING) {
      channel.close();
      throw new IOException(
          "handshake: " + new String(head.array(), 0, 16, StandardCharsets.UTF_8));
    }
    return new Upgraded(channel, head.flip().position(end));
  }

  /// An open socket.
  ///
  /// @param channel blocking
  /// @param rest what has come behind the handshake already
  public record Upgraded(SocketChannel channel, ByteBuffer rest) {}
}
