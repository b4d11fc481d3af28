// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.postgres.connection.PostgresDatabase;
import dev.sotto.storage.postgres.connection.PostgresUrl;
import dev.sotto.storage.sql.schema.SchemaMigrator;
import dev.sotto.testkit.account.HandleMigrationContract;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class PostgresHandleKeyMigrationTest implements HandleMigrationContract {
  private final PostgresStorageProvider provider = new PostgresStorageProvider();
  private String database;

  @BeforeEach
  void create() {
    database = PostgresTestDatabases.empty();
  }

  @AfterEach
  void drop() {
    PostgresTestDatabases.drop(database);
  }

  @Override
  public Storage open() {
    return provider.at(AdapterUrl.parse(database)).open();
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
    new SchemaMigrator(
            PostgresDatabase.forMigration(parsed),
            PostgresMigrations.migrations().subList(0, version))
        .migrate();
  }

  @Override
  public void migrate() {
    provider.at(AdapterUrl.parse(database)).migrate();
  }
}
