// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A way to a server on which the first request of one kind is held up until the test lets it go.
final class PausingProxy implements AutoCloseable {
  private static final int CHUNK = 64 * 1_024;
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private final ServerSocket door;
  private final int port;
  private final Pattern held;

  /// @param server for example `127.0.0.1:40123`
  /// @param held what the first line of the request has
  PausingProxy(String server, String held) throws IOException {
    this.port = Integer.parseInt(server.substring(server.indexOf(':') + 1));
    this.held = Pattern.compile(held);
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + door.getLocalPort();
  }

  /// Waits until a request is held up.
  void awaitRequest() {
    await(reached);
  }

  void open() {
    open.countDown();
  }

  private void serve() {
    try {
      while (true) {
        Socket client = door.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread.ofVirtual().start(() -> pass(client, server, true));
        Thread.ofVirtual().start(() -> pass(server, client, false));
      }
    } catch (IOException e) {
      // The door is closed.
    }
  }

  private void pass(Socket from, Socket to, boolean guarded) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        String line = new String(chunk, 0, count, ISO_8859_1).lines().findFirst().orElse("");
        if (guarded && reached.getCount() > 0 && held.matcher(line).find()) {
          reached.countDown();
          await(open);
        }
        out.write(chunk, 0, count);
      }
    } catch (IOException e) {
      // One of the two has closed.
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody has come to the gate, or it was not opened");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    open.countDown();
    door.close();
  }
}
