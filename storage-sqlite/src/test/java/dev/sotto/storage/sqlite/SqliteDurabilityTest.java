// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class SqliteDurabilityTest extends SqliteFileFixture {
  @Test
  void openShouldFindEverythingAgain() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft draft = aDraft(anna, berta.account());
    MessageId first = storedMessage(draft, noonPlus(60));
    storage.mailboxes().acknowledge(berta, 1, false);

    storage.close();
    storage = provider.at(url).open();

    assertThat(storage.messages().find(berta.account(), first, seenAt(NOON))).isPresent();
    assertThat(storage.mailboxes().state(berta)).isEqualTo(new MailboxState(1, 1));
    assertThat(storage.contacts().knows(berta.account(), anna.account())).isTrue();
    assertThat(storage.messages().append(draft, noonPlus(70), (_, _) -> {}))
        .isEqualTo(new Stored(first, noonPlus(60), true));
  }

  @Test
  void timelineShouldBeAnotherWhenReopenedAsItMayBeABackup() {
    String before = storage.mailboxes().timeline();

    storage.close();
    storage = provider.at(url).open();

    assertThat(storage.mailboxes().timeline()).isNotEqualTo(before);
  }

  @Test
  void appendShouldGoOnWithIdsAndNotWithTimesWhenReopened() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId first = storedMessage(aDraft(anna, berta), noonPlus(60));

    storage.close();
    storage = provider.at(url).open();
    AppendResult second = storage.messages().append(aDraft(anna, berta), NOON, (_, _) -> {});

    assertThat(((Stored) second).id()).isGreaterThan(first);
    assertThat(((Stored) second).sentAt()).isEqualTo(NOON);
  }

  @Test
  void openShouldRecoverWhatWasAnsweredWhenTheFilesAreThoseOfAKilledProcess() throws IOException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));
    Path copy = Files.createDirectory(folder.resolve("copy"));
    // The log holds it all: nothing has been moved into the database file yet, as after a kill.
    Files.copy(folder.resolve("sotto.db"), copy.resolve("sotto.db"));
    Files.copy(folder.resolve("sotto.db-wal"), copy.resolve("sotto.db-wal"));

    try (Storage recovered =
        provider.at(AdapterUrl.parse("sqlite:" + copy.resolve("sotto.db"))).open()) {
      assertThat(recovered.messages().find(berta.account(), id, seenAt(NOON))).isPresent();
      assertThat(recovered.mailboxes().state(berta)).isEqualTo(new MailboxState(1, 0));
    }
  }

  @Test
  void releaseMemoryShouldLoseNothing() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId first = storedMessage(aDraft(anna, berta.account()));

    storage.releaseMemory();
    storedMessage(aDraft(anna, berta.account()));

    assertThat(storage.messages().find(berta.account(), first, seenAt(NOON))).isPresent();
    assertThat(storage.mailboxes().state(berta)).isEqualTo(new MailboxState(2, 0));
  }

  @Test
  void writerShouldSyncEveryCommit() throws SQLException {
    var database = new SqliteDatabase(SqliteFile.of(url));

    try (Connection writer = database.openWriter()) {
      assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
      // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
      assertThat(pragma(writer, "synchronous")).isEqualTo("2");
      assertThat(pragma(writer, "foreign_keys")).isEqualTo("1");
      assertThat(pragma(writer, "busy_timeout")).isEqualTo("5000");
    }
    try (Connection reader = database.openReader()) {
      assertThat(pragma(reader, "query_only")).isEqualTo("1");
      assertThat(pragma(reader, "busy_timeout")).isEqualTo("5000");
    }
  }

  @Test
  void writeShouldWaitForAnotherProcess() throws SQLException {
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sotto.db"));
        Statement statement = other.createStatement()) {
      statement.executeUpdate("BEGIN IMMEDIATE");
      Thread waiting = Thread.ofVirtual().start(() -> storedAccount("anna"));
      statement.executeUpdate("UPDATE pulse SET beats = 77");
      statement.executeUpdate("COMMIT");
      join(waiting);
    }

    assertThat(storage.accounts().search("anna", 10)).hasSize(1);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      result.next();
      return result.getString(1);
    }
  }
}
