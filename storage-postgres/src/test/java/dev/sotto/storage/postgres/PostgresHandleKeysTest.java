// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.sql.Migrator;
import dev.sotto.testkit.account.HandleMigrationContract;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class PostgresHandleKeysTest implements HandleMigrationContract {
  private final PostgresStorageProvider provider = new PostgresStorageProvider();
  private String database;

  @BeforeEach
  void create() {
    database = Databases.empty();
  }

  @AfterEach
  void drop() {
    Databases.drop(database);
  }

  @Override
  public Storage open() {
    return provider.open(AdapterUrl.parse(database));
  }

  @Override
  public void execute(String sql) {
    try (Connection connection = EmbeddedPostgres.shared().connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public String literal(Instant time) {
    return "timestamptz '" + time + "'";
  }

  @Override
  public void migrateTo(int version) {
    PostgresUrl parsed = PostgresUrl.of(AdapterUrl.parse(database));
    new Migrator(PostgresDatabase.forMigration(parsed), Schema.migrations().subList(0, version))
        .migrate();
  }

  @Override
  public void migrate() {
    provider.migrate(AdapterUrl.parse(database));
  }
}
