// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.testkit.fixture.StorageFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The write-ahead log is copied beside the committer, begins anew when it is long, and is cut off
/// when nothing is written.
@Timeout(60)
final class SqliteCheckpointTest implements StorageFixture {
  private static final int MOST_PAGES = 256;
  private static final long MOST_BYTES = MOST_PAGES * 4096L;
  private static final long KEPT_BYTES = 2 * MOST_PAGES * (4096L + 24);

  @TempDir private Path folder;
  private Path file;
  private Path log;
  private Storage storage;

  @BeforeEach
  void open() {
    file = folder.resolve("sotto.db");
    log = folder.resolve("sotto.db-wal");
    AdapterUrl url = AdapterUrl.parse("sqlite:" + file);
    new SqliteStorageProvider().at(url).migrate();
    var limits =
        new Checkpointer.Limits(
            64,
            MOST_PAGES,
            MOST_PAGES,
            Duration.ofMillis(1),
            Duration.ofMillis(20),
            Duration.ofMillis(200));
    storage = SqlStorage.open(new SqliteDatabase(SqliteFile.of(url), limits));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  void logShouldStayBoundedWhileMuchIsWritten() throws IOException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");

    long longest = 0;
    for (int i = 0; i < 2_000; i++) {
      storedMessage(aDraft(anna, berta.account()));
      longest = Math.max(longest, Files.size(log));
    }

    // Some ten thousand pages were written; what comes between two looks is on top of the bound.
    assertThat(longest).isLessThan(8 * MOST_BYTES);
    assertThat(Files.size(file)).isGreaterThan(200 * 1024);
    assertThat(storage.mailboxes().state(berta).last()).isEqualTo(2_000);
  }

  @Test
  void commitsShouldGoOnWhileAReaderNeedsTheLogAndTheLogBeginAnewThereafter()
      throws IOException, SQLException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    writeTooMuchWhileSomebodyReads(anna, berta);

    // Cut when it begins anew.
    while (Files.size(log) > KEPT_BYTES) {
      storedMessage(aDraft(anna, berta.account()));
    }
  }

  @Test
  void logShouldBeginAnewThoughReadersFollowEachOtherWithoutAGap()
      throws IOException, InterruptedException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    var going = new AtomicBoolean(true);
    List<Thread> readers =
        IntStream.range(0, 3)
            .mapToObj(_ -> Thread.ofPlatform().start(() -> readWhile(going)))
            .toList();

    long longest = 0;
    for (int i = 0; i < 2_000; i++) {
      storedMessage(aDraft(anna, berta.account()));
      longest = Math.max(longest, Files.size(log));
    }
    going.set(false);
    for (Thread reader : readers) {
      reader.join();
    }

    // Some ten thousand pages were written, forty times the bound.
    assertThat(longest).isLessThan(16 * MOST_BYTES);
  }

  private void writeTooMuchWhileSomebodyReads(DeviceAddress anna, DeviceAddress berta)
      throws IOException, SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement snapshot = other.createStatement()) {
      snapshot.execute("BEGIN");
      snapshot.executeQuery("SELECT COUNT(*) FROM message").close();
      while (Files.size(log) < 2 * KEPT_BYTES) {
        storedMessage(aDraft(anna, berta.account()));
      }
      snapshot.execute("COMMIT");
    }
  }

  private void readWhile(AtomicBoolean going) {
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = reader.createStatement()) {
      while (going.get()) {
        statement.execute("BEGIN");
        statement.executeQuery("SELECT COUNT(*) FROM message").close();
        Thread.sleep(5);
        statement.execute("COMMIT");
      }
    } catch (SQLException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void commitsShouldNotWaitForAReaderWhileTheLogCannotBeCutOff()
      throws IOException, SQLException, InterruptedException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 1000");
      statement.execute("BEGIN");
      statement.executeQuery("SELECT COUNT(*) FROM message").close();
      while (Files.size(log) < 2 * KEPT_BYTES) {
        storedMessage(aDraft(anna, berta.account()));
      }
      try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement write = writer.createStatement()) {
        // As soon as the log is to be cut off; who waits for the reader holds the lock meanwhile.
        write.execute("PRAGMA busy_timeout = 500");
        for (int look = 0; look < 100; look++) {
          write.execute("BEGIN IMMEDIATE");
          write.execute("ROLLBACK");
          Thread.sleep(10);
        }
      }
      statement.execute("COMMIT");
    }

    while (Files.size(log) > 0) {
      Thread.sleep(10);
    }
  }

  /// What is overwritten needs no new room on the disk, so its syncs take less.
  @Test
  void logShouldBeOverwrittenWhenNothingWasWrittenForAWhile()
      throws IOException, SQLException, InterruptedException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    while (Files.size(log) < MOST_BYTES / 2) {
      storedMessage(aDraft(anna, berta.account()));
    }

    awaitCopied();
    long before = Files.size(log);
    storedMessage(aDraft(anna, berta.account()));

    assertThat(log).hasSize(before);
  }

  /// Without writing: what is copied wholly is overwritten next.
  private void awaitCopied() throws SQLException, InterruptedException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement look = other.createStatement()) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!isCopied(look)) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(10);
      }
    }
  }

  private static boolean isCopied(Statement look) throws SQLException {
    try (ResultSet log = look.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
      return log.next() && log.getLong(2) == log.getLong(3);
    }
  }

  @Test
  void logShouldBeCutOffWhenItIsTooLongAndNothingIsWrittenForAWhile()
      throws IOException, SQLException, InterruptedException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    writeTooMuchWhileSomebodyReads(anna, berta);

    while (Files.size(log) > 0) {
      Thread.sleep(10);
    }
    storedMessage(aDraft(anna, berta.account()));

    assertThat(Files.size(log)).isPositive();
  }
}
