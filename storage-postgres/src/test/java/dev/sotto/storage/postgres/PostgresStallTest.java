// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is there and says nothing: its process is stopped, or its network drops what is
/// sent.
@Tag("full")
final class PostgresStallTest {
  /// Longer than the pool's patience and a look at the database, less than a statement may take.
  private static final Duration SOON = Duration.ofSeconds(9);

  private static final Pattern PORT = Pattern.compile(":(\\d+)/");

  @TempDir private static Path folder;

  @Test
  void nobodyShouldWaitForADatabaseThatSaysNothing() throws IOException {
    var provider = new PostgresStorageProvider();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      String url = server.newDatabase();
      provider.migrate(AdapterUrl.parse(url));
      Matcher port = PORT.matcher(url);
      assertThat(port.find()).isTrue();
      try (var line = new Line(Integer.parseInt(port.group(1)));
          Storage storage =
              provider.open(AdapterUrl.parse(port.replaceFirst(":" + line.port() + "/")))) {
        // The connection was used a moment ago, so nobody looks at it before it is lent again.
        assertThat(storage.accounts().find(new AccountId(1))).isEmpty();
        line.stall();

        long began = System.nanoTime();
        assertThatThrownBy(() -> storage.accounts().find(new AccountId(1)))
            .isInstanceOf(Unavailable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
      }
    }
  }

  /// Passes bytes on to a port, until it stalls.
  private static final class Line implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int to;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stalled;

    Line(int to) throws IOException {
      this.to = to;
      Thread.ofVirtual().start(this::accept);
    }

    int port() {
      return listener.getLocalPort();
    }

    void stall() {
      stalled = true;
    }

    private void accept() {
      try {
        while (true) {
          Socket client = listener.accept();
          var server = new Socket(InetAddress.getLoopbackAddress(), to);
          Thread.ofVirtual().start(() -> pass(client, server));
          Thread.ofVirtual().start(() -> pass(server, client));
        }
      } catch (IOException e) {
        // Closed.
      }
    }

    private void pass(Socket from, Socket target) {
      try (from;
          target) {
        var bytes = new byte[8_192];
        for (int read; (read = from.getInputStream().read(bytes)) >= 0; ) {
          if (stalled) {
            over.await();
            return;
          }
          target.getOutputStream().write(bytes, 0, read);
        }
      } catch (IOException | InterruptedException e) {
        // One of the two has gone.
      }
    }

    @Override
    public void close() throws IOException {
      over.countDown();
      listener.close();
    }
  }
}
