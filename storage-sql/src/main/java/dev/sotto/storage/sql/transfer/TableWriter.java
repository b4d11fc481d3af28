// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.transfer;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.schema.TableStatements;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Adds rows to a table inside a transaction.
record TableWriter(Database database, CellCodec cells, Table table) {
  /// The class of SQLSTATE for values that a column does not take.
  private static final String DATA_EXCEPTION = "22";

  void run(SqlConnection writer, List<List<Cell>> rows) {
    Sql sql = new TableStatements(table).insert();
    try (PreparedStatement statement = writer.connection().prepareStatement(sql.text())) {
      for (var row : rows) {
        cells.bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw translate(sql, rooted(e));
    }
  }

  private RuntimeException translate(Sql sql, SQLException failure) {
    String state = failure.getSQLState();
    if (state != null && state.startsWith(DATA_EXCEPTION)) {
      return new TransferException(
          "the target cannot keep a value in table %s, as a text with the character 0: change it in the source"
              .formatted(table.name()),
          failure);
    }
    return translateFailure(sql, failure);
  }

  private RuntimeException translateFailure(Sql sql, SQLException failure) {
    return switch (database.classify(failure)) {
      case UNAVAILABLE, CORRUPT -> SqlConnection.translate(database, sql, failure);
      case BROKEN_RULE ->
          new TransferException(
              "the target does not take a row of table %s: it is there already, or refers to something that is not; the source is damaged or has changed since the move began: give an empty target instead, with the servers on the source stopped"
                  .formatted(table.name()),
              failure);
    };
  }

  /// {@return what a driver says about the row of a batch, instead of about the batch}
  private static SQLException rooted(SQLException failure) {
    SQLException next = failure.getNextException();
    return next != null ? next : failure.getCause() instanceof SQLException cause ? cause : failure;
  }
}
