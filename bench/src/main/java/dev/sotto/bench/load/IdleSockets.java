// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.wire.FrameHeader;
import dev.sotto.bench.wire.WebSocketHandshake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Many open WebSockets that do nothing but answer pings, on one thread.
public final class IdleSockets implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Selector selector = Selector.open();
  private final AtomicInteger open = new AtomicInteger();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  public IdleSockets() throws IOException {
    Thread.ofPlatform().daemon().name("idle-sockets").start(this::answer);
  }

  /// Opens sockets.
  ///
  /// @param paths are taken in turn
  /// @param threads that open them
  public void open(int port, List<String> paths, int count, int threads)
      throws IOException, InterruptedException {
    var next = new AtomicInteger();
    List<Callable<Boolean>> tasks =
        Collections.nCopies(
            threads,
            () -> {
              for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                hold(WebSocketHandshake.open(port, paths.get(i % paths.size())));
              }
              return true;
            });
    try (var executor = Executors.newFixedThreadPool(threads)) {
      for (Future<Boolean> each : executor.invokeAll(tasks)) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a socket could not be opened", e.getCause());
    }
  }

  /// Takes over an open socket, to which nothing but pings will come.
  public void hold(WebSocketHandshake.Upgraded socket) throws IOException {
    SocketChannel channel = socket.channel();
    channel.configureBlocking(false);
    open.incrementAndGet();
    channel.register(selector, SelectionKey.OP_READ);
    selector.wakeup();
  }

  /// {@return how many of the sockets are open}
  public int open() {
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
      ConsoleReport.line("the idle sockets failed: %s", e);
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
    FrameHeader head = FrameHeader.read(buffer);
    while (head.isComplete()) {
      if (head.opcode() == FrameHeader.PING) {
        channel.write(FrameHeader.pong(buffer.slice(buffer.position(), head.length())));
      }
      buffer.position(buffer.position() + head.length());
      head = FrameHeader.read(buffer);
    }
  }

  private void drop(SocketChannel channel) {
    open.decrementAndGet();
    try {
      channel.close();
    } catch (IOException e) {
      ConsoleReport.line("a socket did not close: %s", e);
    }
  }
}
