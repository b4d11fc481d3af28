// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static dev.sotto.testkit.data.TestAccounts.aPasswordHash;
import static dev.sotto.testkit.data.TestAccounts.anAccount;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database that is there and says nothing, or a byte now and then: its process is stopped, or
/// its network drops what is sent.
@Tag("full")
final class PostgresStallTest {
  /// Longer than the pool's patience and a look at the database, less than a statement may take.
  private static final Duration SOON = Duration.ofSeconds(9);

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final DeviceAddress ANNA = DeviceAddress.of(1, 1);
  private static final AccountId BERTA = new AccountId(2);

  private static final Pattern PORT = Pattern.compile(":(\\d+)/");

  @TempDir private static Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nobodyShouldWaitForADatabaseThatSaysNothingOrDrips(boolean drips) throws IOException {
    var provider = new PostgresStorageProvider();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      String url = server.newDatabase();
      provider.at(AdapterUrl.parse(url)).migrate();
      Matcher port = PORT.matcher(url);
      assertThat(port.find()).isTrue();
      try (var line = new Line(Integer.parseInt(port.group(1)));
          Storage storage =
              provider.at(AdapterUrl.parse(port.replaceFirst(":" + line.port() + "/"))).open()) {
        storage.accounts().create(anAccount(ANNA.account().value(), "anna"), aPasswordHash());
        storage.accounts().create(anAccount(BERTA.value(), "berta"), aPasswordHash());
        // The connections were used a moment ago, so nobody looks at them before they are again.
        assertThat(storage.accounts().find(BERTA)).isPresent();
        append(storage);
        line.fail(drips);

        assertRefusedSoon(() -> storage.accounts().find(BERTA));
        assertRefusedSoon(() -> append(storage));
      }
    }
  }

  private static void append(Storage storage) {
    var _ = storage.messages().append(aDraft(ANNA, BERTA), NOON, (_, _) -> {});
  }

  private static void assertRefusedSoon(ThrowingCallable question) {
    long began = System.nanoTime();

    assertThatThrownBy(question).isInstanceOf(Unavailable.class);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
  }

  /// Passes bytes on to a port, until it fails.
  private static final class Line implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int to;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stalled;
    private volatile boolean drips;

    Line(int to) throws IOException {
      this.to = to;
      Thread.ofVirtual().start(this::accept);
    }

    int port() {
      return listener.getLocalPort();
    }

    void fail(boolean byDripping) {
      drips = byDripping;
      stalled = !byDripping;
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
          for (int i = 0; drips && i < read; i++) {
            target.getOutputStream().write(bytes[i]);
            boolean _ = over.await(500, TimeUnit.MILLISECONDS);
          }
          if (!drips) {
            target.getOutputStream().write(bytes, 0, read);
          }
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
