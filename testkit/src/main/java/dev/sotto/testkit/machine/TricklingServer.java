// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A peer on the loopback address that sends a byte now and then and never comes to an end: no
/// time-out of a single read notices it. What it is sent it leaves unread.
public final class TricklingServer implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final byte[] first;
  private final int drop;

  private TricklingServer(byte[] first, int drop) throws IOException {
    this.first = first.clone();
    this.drop = drop;
    Thread.ofVirtual().start(this::accept);
  }

  /// {@return a server that sends `first` to whoever connects, and then one `drop` after the other}
  public static TricklingServer sending(byte[] first, int drop) throws IOException {
    return new TricklingServer(first, drop);
  }

  /// {@return where it listens}
  public int port() {
    return listener.getLocalPort();
  }

  /// {@return how many have connected until now}
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> drip(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void drip(Socket accepted) {
    try (Socket client = accepted) {
      client.setTcpNoDelay(true);
      OutputStream out = client.getOutputStream();
      out.write(first);
      while (!over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        out.write(drop);
      }
    } catch (IOException e) {
      // The client has had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    listener.close();
  }
}
