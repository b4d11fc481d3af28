// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// One database and servers on it, which tests use one after the other: PostgreSQL starts a process
/// for each connection, which takes longer than most tests. Each test finds it as it is after a
/// migration, and the servers open. What these remember by themselves is about accounts, and those
/// of tests have ids of their own. For one thread.
final class ReusedTestDatabase implements AutoCloseable {
  private final String url = PostgresTestDatabases.migrated();
  private final int poolSize;
  private final Storage[] servers;
  private final Connection connection;
  private final String emptying;

  /// @param poolSize connections of each server
  ReusedTestDatabase(int count, int poolSize) throws SQLException {
    this.poolSize = poolSize;
    servers = new Storage[count];
    for (int number = 0; number < count; number++) {
      servers[number] = open();
    }
    connection = EmbeddedPostgres.shared().connect(url);
    emptying = prepare();
  }

  /// {@return the servers, for a new test}
  List<Storage> servers() throws SQLException {
    for (int number = 0; number < servers.length; number++) {
      if (isClosed(servers[number])) {
        servers[number] = open();
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(emptying);
    }
    return List.of(servers);
  }

  @Override
  public void close() throws SQLException {
    for (Storage server : servers) {
      server.close();
    }
    connection.close();
    PostgresTestDatabases.drop(url);
  }

  private Storage open() {
    return new PostgresStorageProvider().at(PostgresTestDatabases.narrow(url, poolSize)).open();
  }

  private static boolean isClosed(Storage server) {
    try {
      server.check();
      return false;
    } catch (PortException.Unavailable _) {
      return true;
    }
  }

  /// Keeps what a migration has put into tables. {@return the statements that bring it back, and
  /// nothing else}
  private String prepare() throws SQLException {
    var statements = new StringBuilder();
    try (Statement statement = connection.createStatement()) {
      // Without looking after references.
      statement.execute("SET session_replication_role = replica");
      for (String table : names(statement, "tablename FROM pg_tables")) {
        statement.execute("CREATE TEMP TABLE kept_%1$s AS TABLE %1$s".formatted(table));
        statements.append("DELETE FROM %s;".formatted(table));
        if (hasRows(statement, table)) {
          statements.append("INSERT INTO %1$s TABLE kept_%1$s;".formatted(table));
        }
      }
      for (String sequence : names(statement, "sequencename FROM pg_sequences")) {
        statements.append("SELECT setval('%s', 1, false);".formatted(sequence));
      }
    }
    return statements.toString();
  }

  private static List<String> names(Statement statement, String columnOfTable) throws SQLException {
    var names = new ArrayList<String>();
    try (ResultSet rows =
        statement.executeQuery("SELECT %s WHERE schemaname = 'public'".formatted(columnOfTable))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static boolean hasRows(Statement statement, String table) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT 1 FROM %s LIMIT 1".formatted(table))) {
      return rows.next();
    }
  }
}
