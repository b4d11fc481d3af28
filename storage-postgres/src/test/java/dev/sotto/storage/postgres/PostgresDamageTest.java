// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.spi.DamagedRowsContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class PostgresDamageTest implements DamagedRowsContract {
  private final String database = PostgresTestDatabases.migrated();
  private Storage storage;

  @BeforeEach
  void open() {
    storage = new PostgresStorageProvider().at(PostgresTestDatabases.narrow(database)).open();
  }

  @AfterEach
  void close() {
    storage.close();
    PostgresTestDatabases.drop(database);
  }

  @Override
  public Storage storage() {
    return storage;
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
}
