// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider.Migration;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.testkit.Concurrently;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteMigrationTest {
  private static final int KNOWN = SqliteMigrations.migrations().size();
  private static final Migration FIRST = new Migration(0, KNOWN);
  private static final Migration REPEATED = new Migration(KNOWN, KNOWN);

  @TempDir private Path folder;
  private final SqliteStorageProvider provider = new SqliteStorageProvider();

  @Test
  void migrateShouldCreateFileAndFolderForTheOwnerOnly() throws IOException {
    Path file = folder.resolve("data").resolve("sotto.db");

    Migration migration = provider.at(url(file)).migrate();

    assertThat(migration).isEqualTo(FIRST);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    provider.at(url(file)).open().close();
  }

  @Test
  void migrateShouldChangeNothingWhenRepeated() {
    Path file = folder.resolve("sotto.db");
    provider.at(url(file)).migrate();

    assertThat(provider.at(url(file)).migrate()).isEqualTo(REPEATED);
  }

  @Test
  void migrateShouldTakeEachStepOnceWhenManyRunAtOnce() {
    Path file = folder.resolve("sotto.db");

    List<Migration> migrations = Concurrently.call(8, _ -> provider.at(url(file)).migrate());

    assertThat(migrations).filteredOn(FIRST::equals).hasSize(1);
    assertThat(migrations).filteredOn(REPEATED::equals).hasSize(7);
  }

  @Test
  void migrateShouldWorkWhileTheStorageIsOpen() {
    Path file = folder.resolve("sotto.db");
    provider.at(url(file)).migrate();
    try (Storage storage = provider.at(url(file)).open()) {
      assertThat(provider.at(url(file)).migrate()).isEqualTo(REPEATED);
      storage.check();
    }
  }

  @Test
  void openShouldRefuseWhenThereIsNoFileYet() {
    Path file = folder.resolve("sotto.db");

    assertThatThrownBy(() -> provider.at(url(file)).open())
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("sotto migrate");
    assertThat(file).doesNotExist();
  }

  @Test
  void openShouldRefuseWhenTheSchemaIsOlder() throws SQLException {
    Path file = folder.resolve("sotto.db");
    execute(file, "CREATE TABLE other (id INTEGER)");

    assertThatThrownBy(() -> provider.at(url(file)).open())
        .isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void openAndMigrateShouldRefuseWhenTheSchemaIsNewer() throws SQLException {
    Path file = folder.resolve("sotto.db");
    provider.at(url(file)).migrate();
    execute(file, "INSERT INTO schema_version (version) VALUES (99)");

    assertThatThrownBy(() -> provider.at(url(file)).open())
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("99");
    assertThatThrownBy(() -> provider.at(url(file)).migrate())
        .isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void openShouldSayCorruptWhenTheFileIsNoDatabase() throws IOException {
    Path file = folder.resolve("sotto.db");
    Files.writeString(file, "This is a letter and no database at all. ".repeat(100));

    assertThatThrownBy(() -> provider.at(url(file)).open())
        .isInstanceOf(PortException.Corrupt.class);
    assertThatThrownBy(() -> provider.at(url(file)).migrate())
        .isInstanceOf(PortException.Corrupt.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite:", "sqlite: ", "sqlite::memory:", "sqlite:a.db?mode=ro"})
  void openShouldRefuseWhenTheUrlNamesNoFile(String text) {
    AdapterUrl url = AdapterUrl.parse(text);

    assertThatThrownBy(() -> provider.at(url).open()).isInstanceOf(InvalidUrl.class);
    assertThatThrownBy(() -> provider.at(url).migrate()).isInstanceOf(InvalidUrl.class);
  }

  @Test
  void openShouldRefuseWhenTheUrlNamesAFolder() {
    assertThatThrownBy(() -> provider.at(url(folder)).open()).isInstanceOf(InvalidUrl.class);
  }

  private static AdapterUrl url(Path file) {
    return AdapterUrl.parse("sqlite:" + file);
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
