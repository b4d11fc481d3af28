// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.wire.FoxTrotAccount;
import dev.sotto.bench.wire.FrameHeader;
import dev.sotto.bench.wire.WebSocketHandshake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/// Somebody who is online: one thread drains the socket and counts `MSG` frames.
public final class OnlineRecipient implements AutoCloseable {
  private static final byte[] MESSAGE = "{\"cmd\":\"MSG\"".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 256 * 1024;

  private final WebSocketHandshake.Upgraded socket;
  private final SocketChannel channel;
  private final LongAdder received;

  private OnlineRecipient(WebSocketHandshake.Upgraded socket, LongAdder received) {
    this.socket = socket;
    this.channel = socket.channel();
    this.received = received;
  }

  /// {@return a recipient that reads already}
  ///
  /// @param received counts the messages of all recipients
  public static OnlineRecipient connect(int port, FoxTrotAccount account, LongAdder received)
      throws IOException {
    var recipient =
        new OnlineRecipient(WebSocketHandshake.open(port, account.socketPath()), received);
    Thread.ofPlatform().daemon().name("recipient").start(recipient::drain);
    return recipient;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void drain() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).put(socket.rest());
    try {
      do {
        buffer.flip();
        FrameHeader head = FrameHeader.read(buffer);
        while (head.isComplete()) {
          take(head, buffer.slice(buffer.position(), head.length()));
          buffer.position(buffer.position() + head.length());
          head = FrameHeader.read(buffer);
        }
        buffer.compact();
      } while (channel.read(buffer) >= 0);
    } catch (ClosedChannelException e) {
      // Closed by us.
    } catch (IOException e) {
      ConsoleReport.line("a recipient lost its socket: %s", e);
    }
  }

  private void take(FrameHeader head, ByteBuffer payload) throws IOException {
    switch (head.opcode()) {
      case FrameHeader.TEXT -> {
        if (startsWithMessage(payload)) {
          received.increment();
        }
      }
      case FrameHeader.PING -> channel.write(FrameHeader.pong(payload));
      case FrameHeader.CLOSE -> ConsoleReport.line("a recipient's socket was closed by the server");
      default -> {
        // Nothing to count.
      }
    }
  }

  private static boolean startsWithMessage(ByteBuffer payload) {
    return payload.remaining() > MESSAGE.length
        && payload.slice(0, MESSAGE.length).equals(ByteBuffer.wrap(MESSAGE));
  }
}
