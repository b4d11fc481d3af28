// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.schema;

import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.List;

/// A schema without rows, which may give way to an older one before something is moved into it.
final class EmptySchema {
  private EmptySchema() {}

  /// Makes sure that there is no row and no unfinished move.
  ///
  /// @param version of the schema that is there
  /// @throws TransferException when there is
  static void require(Database database, SqlConnection writer, int version) {
    UnfinishedTransferMarker.find(database, writer)
        .ifPresent(
            source -> {
              throw new TransferException(
                  "a move from %s into this target was not finished: repeat that one, or give an empty target"
                      .formatted(source));
            });
    for (Table table : TransferTables.layout(version).tables()) {
      if (writer.first(new TableStatements(table).count(), row -> row.number(1)).orElse(0L) > 0) {
        throw new TransferException(
            "the target is not empty (there are rows in %s): give an empty one"
                .formatted(table.name()));
      }
    }
  }

  /// Removes all of its tables.
  static void drop(Database database, SqlConnection writer, int version) {
    // What is left out refers to what is moved, never the reverse.
    TransferTables.LEFT_OUT.stream()
        .filter(table -> database.hasTable(writer, table))
        .forEach(table -> drop(writer, table));
    List<Table> tables = TransferTables.layout(version).tables();
    // No table is referred to by one before it.
    tables.reversed().forEach(table -> drop(writer, table.name()));
  }

  private static void drop(SqlConnection writer, String table) {
    writer.update(Sql.of("drop-" + table, "DROP TABLE " + table));
  }
}
