// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/// Many open WebSockets that do nothing but answer pings, on one thread.
final class IdleSockets implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Selector selector = Selector.open();
  private final AtomicInteger open = new AtomicInteger();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  IdleSockets() throws IOException {
    Thread.ofPlatform().daemon().name("idle-sockets").start(this::answer);
  }

  /// Takes over an open channel.
  void hold(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    open.incrementAndGet();
    channel.register(selector, SelectionKey.OP_READ);
    selector.wakeup();
  }

  /// {@return how many of the sockets are open}
  int open() {
    return open.get();
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private void answer() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read, 100);
      }
    } catch (IOException e) {
      Report.line("the idle sockets failed: %s", e);
    }
  }

  private void read(SelectionKey key) {
    if (key.channel() instanceof SocketChannel channel) {
      try {
        if (channel.read(buffer.clear()) < 0) {
          drop(channel);
          return;
        }
        buffer.flip();
        pong(channel);
      } catch (IOException e) {
        drop(channel);
      }
    }
  }

  /// An idle socket gets pings only, and those are never split on the loopback device.
  private void pong(SocketChannel channel) throws IOException {
    FrameHead head = FrameHead.read(buffer);
    while (head.isComplete()) {
      if (head.opcode() == FrameHead.PING) {
        channel.write(FrameHead.pong(buffer.slice(buffer.position(), head.length())));
      }
      buffer.position(buffer.position() + head.length());
      head = FrameHead.read(buffer);
    }
  }

  private void drop(SocketChannel channel) {
    open.decrementAndGet();
    try {
      channel.close();
    } catch (IOException e) {
      Report.line("a socket did not close: %s", e);
    }
  }
}
