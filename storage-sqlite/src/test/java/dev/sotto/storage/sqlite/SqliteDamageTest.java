// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.spi.DamagedRowsContract;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// Damage to a file before and while a server works on it.
final class SqliteDamageTest extends SqliteFileFixture implements DamagedRowsContract {
  private static final int PAGE = 4_096;

  @Override
  public void execute(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Test
  void verifyShouldFindNothingInASoundFile() {
    storedAccount("anna");

    storage.verify();
    storage.check();
  }

  @Test
  void verifyShouldFindZeroedPagesAndCheckShouldTellThemFromThenOn() throws IOException {
    for (int i = 0; i < 200; i++) {
      storedAccount("anna" + i);
    }
    storage.close();
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      // Not the first pages: with them no connection could be opened.
      bytes.seek(bytes.length() / 2 / PAGE * PAGE);
      bytes.write(new byte[4 * PAGE]);
    }
    storage = provider.at(url).open();

    assertThatThrownBy(storage::verify)
        .isInstanceOf(PortException.Corrupt.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("restore a backup");
    assertThatThrownBy(storage::check).isInstanceOf(PortException.Corrupt.class);
  }

  @Test
  void sendsShouldBeRefusedWhenTheFileWasDeleted() throws IOException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storage.check();

    Files.delete(file);

    assertRefused(anna, berta);
  }

  @Test
  void sendsShouldBeRefusedWhenTheFileWasReplaced() throws IOException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Path other = Files.copy(file, folder.resolve("other.db"));
    storage.check();

    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

    assertRefused(anna, berta);
  }

  @Test
  void sendsShouldBeRefusedWhenTheLogWasDeleted() throws IOException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storage.check();

    Files.delete(folder.resolve("sotto.db-wal"));

    assertRefused(anna, berta);
  }

  @Test
  void connectionsShouldAskForTheWholeSyncOfMacOs() throws SQLException {
    var database = new SqliteDatabase(SqliteFile.of(url));
    try (Connection writer = database.openWriter();
        Connection reader = database.openReader()) {
      for (Connection connection : new Connection[] {writer, reader}) {
        assertThat(pragma(connection, "fullfsync")).isEqualTo(1);
        assertThat(pragma(connection, "checkpoint_fullfsync")).isEqualTo(1);
      }
      // FULL
      assertThat(pragma(writer, "synchronous")).isEqualTo(2);
    }
  }

  @Test
  void openShouldSayWhichFileCannotBeUsedAndWhy() throws IOException {
    Path text = Files.writeString(folder.resolve("text.db"), "no database at all\n".repeat(300));

    assertThatThrownBy(() -> provider.at(AdapterUrl.parse("sqlite:" + text)).migrate())
        .isInstanceOf(PortException.Corrupt.class)
        .hasMessageContaining(text.toString())
        .hasMessageContaining("damaged, or no database");
  }

  @Test
  void fileShouldBeOneWhateverItIsCalled() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);

    assertThat(provider.at(AdapterUrl.parse("sqlite:" + link)).file())
        .isEqualTo(provider.at(url).file())
        .contains(file.toRealPath());
  }

  private void assertRefused(DeviceAddress from, DeviceAddress to) {
    assertThatThrownBy(() -> storedMessage(aDraft(from, to.account())))
        .isInstanceOf(PortException.Unavailable.class)
        .hasMessageContaining("deleted or replaced");
    assertThatThrownBy(storage::check)
        .isInstanceOf(PortException.Unavailable.class)
        .hasMessageContaining("deleted or replaced");
  }

  private static int pragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("PRAGMA " + name)) {
      return result.getInt(1);
    }
  }
}
