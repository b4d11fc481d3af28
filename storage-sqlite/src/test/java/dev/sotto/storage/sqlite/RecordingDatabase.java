// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.storage.sql.Dialect;
import dev.sotto.storage.sql.OwnedDatabase;
import dev.sotto.storage.sql.Sql;
import dev.sotto.storage.sql.SqlConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// A real database that remembers which statements were prepared.
final class RecordingDatabase implements OwnedDatabase {
  private final OwnedDatabase database;
  private final Set<String> statements = new ConcurrentSkipListSet<>();

  RecordingDatabase(OwnedDatabase database) {
    this.database = database;
  }

  Set<String> statements() {
    return statements;
  }

  @Override
  public Connection openWriter() throws SQLException {
    return recording(database.openWriter());
  }

  @Override
  public Connection openReader() throws SQLException {
    return recording(database.openReader());
  }

  @Override
  public boolean hasTable(SqlConnection reader, String table) {
    return database.hasTable(reader, table);
  }

  @Override
  public String timeline(SqlConnection reader) {
    return database.timeline(reader);
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public Sql lastMessageId() {
    return database.lastMessageId();
  }

  @Override
  public Sql foreignWrites() {
    return database.foreignWrites();
  }

  @Override
  public int readers() {
    return database.readers();
  }

  @Override
  public Runnable startCheckpoints() {
    return database.startCheckpoints();
  }

  @Override
  public Transaction transaction() {
    return database.transaction();
  }

  @Override
  public String explain(SQLException failure) {
    return database.explain(failure);
  }

  @Override
  public Failure classify(SQLException failure) {
    return database.classify(failure);
  }

  @Override
  public void beforeClose(Connection writer) throws SQLException {
    database.beforeClose(writer);
  }

  private Connection recording(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            RecordingDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                String text = (String) arguments[0];
                if (!text.startsWith("EXPLAIN")) {
                  statements.add(text);
                }
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
