// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// Takes encrypted connections and passes them on to a server that speaks in clear.
final class TlsProxy implements AutoCloseable {
  private final ServerSocket front;
  private final int behind;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private TlsProxy(ServerSocket front, int behind) {
    this.front = front;
    this.behind = behind;
  }

  /// {@return a front on a free port}
  ///
  /// @param behind port of the server on this machine
  static TlsProxy start(SSLContext context, int behind) throws IOException {
    var front =
        new TlsProxy(
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
            behind);
    front.threads.execute(front::accept);
    return front;
  }

  int port() {
    return front.getLocalPort();
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = front.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        threads.execute(() -> pass(client, server));
        threads.execute(() -> pass(server, client));
      }
    } catch (IOException e) {
      // Closed: nothing more to accept.
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side has gone; closing both tells the other.
    }
  }
}
