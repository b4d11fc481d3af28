// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.schema;

import dev.sotto.core.transfer.table.Column;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.storage.sql.jdbc.Sql;
import java.util.Collections;
import java.util.List;

/// The statements that move one table, made from its description.
public record TableStatements(Table table) {
  /// {@return all rows in the order of the key}
  public Sql read() {
    return Sql.of(
        "read-all-of-" + table.name(),
        "SELECT %s FROM %s ORDER BY %s"
            .formatted(names(table.columns()), table.name(), names(table.key())));
  }

  /// {@return how many rows there are}
  public Sql count() {
    return Sql.of("count-" + table.name(), "SELECT COUNT(*) FROM " + table.name());
  }

  /// {@return one row}
  public Sql insert() {
    return Sql.of(
        "insert-into-" + table.name(),
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table.name(),
                names(table.columns()),
                String.join(", ", Collections.nCopies(table.columns().size(), "?"))));
  }

  private static String names(List<Column> columns) {
    return String.join(", ", columns.stream().map(Column::name).toList());
  }
}
