// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.command.Report;
import dev.sotto.bench.wire.FoxTrotAccount;
import dev.sotto.bench.wire.FrameHead;
import dev.sotto.bench.wire.SocketHandshake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/// Somebody who is online: one thread drains the socket and counts `MSG` frames.
public final class Recipient implements AutoCloseable {
  private static final byte[] MESSAGE = "{\"cmd\":\"MSG\"".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 256 * 1024;

  private final SocketHandshake.Upgraded socket;
  private final SocketChannel channel;
  private final LongAdder received;

  private Recipient(SocketHandshake.Upgraded socket, LongAdder received) {
    this.socket = socket;
    this.channel = socket.channel();
    this.received = received;
  }

  /// {@return a recipient that reads already}
  ///
  /// @param received counts the messages of all recipients
  public static Recipient connect(int port, FoxTrotAccount account, LongAdder received)
      throws IOException {
    var recipient = new Recipient(SocketHandshake.open(port, account.socketPath()), received);
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
        FrameHead head = FrameHead.read(buffer);
        while (head.isComplete()) {
          take(head, buffer.slice(buffer.position(), head.length()));
          buffer.position(buffer.position() + head.length());
          head = FrameHead.read(buffer);
        }
        buffer.compact();
      } while (channel.read(buffer) >= 0);
    } catch (ClosedChannelException e) {
      // Closed by us.
    } catch (IOException e) {
      Report.line("a recipient lost its socket: %s", e);
    }
  }

  private void take(FrameHead head, ByteBuffer payload) throws IOException {
    switch (head.opcode()) {
      case FrameHead.TEXT -> {
        if (startsWithMessage(payload)) {
          received.increment();
        }
      }
      case FrameHead.PING -> channel.write(FrameHead.pong(payload));
      case FrameHead.CLOSE -> Report.line("a recipient's socket was closed by the server");
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
