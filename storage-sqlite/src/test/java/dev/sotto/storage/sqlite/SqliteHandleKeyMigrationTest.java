// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.sql.schema.SchemaMigrator;
import dev.sotto.testkit.account.HandleMigrationContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteHandleKeyMigrationTest implements HandleMigrationContract {
  private final SqliteStorageProvider provider = new SqliteStorageProvider();
  @TempDir private Path folder;
  private AdapterUrl url;

  @BeforeEach
  void create() {
    url = AdapterUrl.parse("sqlite:" + folder.resolve("sotto.db"));
  }

  @Override
  public Storage open() {
    return provider.at(url).open();
  }

  @Override
  public void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sotto.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public String literal(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  @Override
  public void migrateTo(int version) {
    SqliteFile file = SqliteFile.of(url);
    file.create();
    new SchemaMigrator(new SqliteDatabase(file), SqliteMigrations.migrations().subList(0, version))
        .migrate();
  }

  @Override
  public void migrate() {
    provider.at(url).migrate();
  }
}
