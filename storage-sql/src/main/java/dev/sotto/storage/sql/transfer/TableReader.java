// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.transfer;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.storage.sql.jdbc.ConnectionInitializer;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.schema.TableStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// Reads whole tables over one connection. For one thread.
final class TableReader implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TableReader.class.getName());
  private static final Sql OPEN = Sql.of("open-snapshot", "");
  private static final int FETCH_ROWS = 500;

  private final Database database;
  private final SqlConnection reader;

  private TableReader(Database database, SqlConnection reader) {
    this.database = database;
    this.reader = reader;
  }

  /// {@return a reader that sees one state, from its first query to its end}
  static TableReader open(Database database, TransferSupport moving) {
    try {
      Connection connection =
          ConnectionInitializer.of(database.openReader(), moving::beginSnapshot);
      return new TableReader(database, new SqlConnection(connection, database));
    } catch (SQLException e) {
      throw SqlConnection.translate(database, OPEN, e);
    }
  }

  /// Lets go of the state that was seen, for [#renew].
  void pause(TransferSupport moving) throws SQLException {
    moving.endSnapshot(reader.connection());
  }

  /// Sees the state of now, from the next query on.
  void renew(TransferSupport moving) throws SQLException {
    moving.beginSnapshot(reader.connection());
  }

  SqlConnection connection() {
    return reader;
  }

  long count(Table table) {
    Sql sql = new TableStatements(table).count();
    return reader.first(sql, row -> row.number(1)).orElse(0L);
  }

  void read(Table table, Consumer<List<Cell>> rows) {
    Sql sql = new TableStatements(table).read();
    var cells = new CellCodec(database.dialect());
    try (PreparedStatement statement = reader.connection().prepareStatement(sql.text())) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.accept(cells.read(result, table.columns()));
        }
      }
    } catch (SQLException e) {
      throw SqlConnection.translate(database, sql, e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "a snapshot could not be closed", e);
    }
  }
}
