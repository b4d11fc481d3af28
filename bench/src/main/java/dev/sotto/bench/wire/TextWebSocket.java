// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A WebSocket of text messages that costs its own process as little as possible. One thread may
/// speak while another one listens.
public final class TextWebSocket implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
  private final SocketChannel channel;

  public TextWebSocket(WebSocketHandshake.Upgraded socket) throws IOException {
    this.channel = socket.channel();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    buffer.clear();
    buffer.put(socket.rest()).flip();
  }

  public void say(String json) throws IOException {
    say(FrameHeader.text(json.getBytes(StandardCharsets.UTF_8)));
  }

  /// Sends a whole frame.
  public void say(ByteBuffer frame) throws IOException {
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
  }

  /// Waits for the next message of that type; others are dropped.
  public void await(String type) throws IOException {
    byte[] wanted = "{\"type\":\"%s\"".formatted(type).getBytes(StandardCharsets.US_ASCII);
    while (true) {
      ByteBuffer payload = next();
      if (payload.remaining() >= wanted.length
          && payload.slice(payload.position(), wanted.length).equals(ByteBuffer.wrap(wanted))) {
        return;
      }
    }
  }

  /// {@return the payload of the next text frame, good until the next call}
  public ByteBuffer next() throws IOException {
    while (true) {
      FrameHeader head = FrameHeader.read(buffer);
      if (!head.isComplete()) {
        fill();
        continue;
      }
      ByteBuffer payload = buffer.slice(buffer.position(), head.length());
      buffer.position(buffer.position() + head.length());
      switch (head.opcode()) {
        case FrameHeader.TEXT -> {
          return payload;
        }
        case FrameHeader.PING -> channel.write(FrameHeader.pong(payload));
        case FrameHeader.CLOSE -> throw new EOFException("the server closed the socket");
        default -> {
          // Nothing to answer.
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void fill() throws IOException {
    buffer.compact();
    if (channel.read(buffer) < 0) {
      throw new EOFException("the server cut the socket");
    }
    buffer.flip();
  }
}
