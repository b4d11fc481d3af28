// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.nio.ByteBuffer;

/// The head of an unmasked WebSocket frame (RFC 6455 §5.2), as servers send it.
///
/// @param opcode 1 text, 8 close, 9 ping
/// @param length bytes of the payload, which follows the head
public record FrameHeader(int opcode, int length) {
  public static final int TEXT = 1;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  public static final FrameHeader INCOMPLETE = new FrameHeader(-1, 0);

  private static final int TWO_BYTES = 126;
  private static final int MAX_CLIENT_HEAD = 2 + Short.BYTES + Integer.BYTES;

  public boolean isComplete() {
    return opcode >= 0;
  }

  /// {@return the head at the position of `buffer`, which moves behind it; [#INCOMPLETE] when not
  /// all of head and payload are there, and the position stays}
  public static FrameHeader read(ByteBuffer buffer) {
    int start = buffer.position();
    if (buffer.remaining() < 2) {
      return INCOMPLETE;
    }
    int opcode = buffer.get() & 0x0f;
    long length = buffer.get() & 0x7f;
    int more = length < TWO_BYTES ? 0 : length == TWO_BYTES ? Short.BYTES : Long.BYTES;
    if (buffer.remaining() >= more) {
      length =
          switch (more) {
            case Short.BYTES -> buffer.getShort() & 0xffff;
            case Long.BYTES -> buffer.getLong();
            default -> length;
          };
      if (buffer.remaining() >= length) {
        return new FrameHeader(opcode, Math.toIntExact(length));
      }
    }
    buffer.position(start);
    return INCOMPLETE;
  }

  /// {@return a text frame of a client, masked with zeros}
  ///
  /// @param payload up to 65,535 bytes
  public static ByteBuffer text(byte[] payload) {
    boolean isLong = payload.length >= TWO_BYTES;
    ByteBuffer frame = ByteBuffer.allocate(MAX_CLIENT_HEAD + payload.length);
    frame.put((byte) (0x80 | TEXT)).put((byte) (0x80 | (isLong ? TWO_BYTES : payload.length)));
    if (isLong) {
      frame.putShort((short) payload.length);
    }
    return frame.putInt(0).put(payload).flip();
  }

  /// {@return a pong of a client (masked with zeros) that repeats the payload of a ping}
  public static ByteBuffer pong(ByteBuffer payload) {
    ByteBuffer frame = ByteBuffer.allocate(2 + Integer.BYTES + payload.remaining());
    frame.put((byte) (0x80 | PONG)).put((byte) (0x80 | payload.remaining())).putInt(0);
    return frame.put(payload).flip();
  }
}
