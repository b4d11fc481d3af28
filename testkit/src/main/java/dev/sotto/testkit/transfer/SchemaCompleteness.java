// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.transfer.table.Column;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Compares what is moved with the schema that there is, so that no table and no column is
/// forgotten.
public final class SchemaCompleteness {
  private static final String[] TABLES = {"TABLE"};

  private SchemaCompleteness() {}

  /// Fails unless `layout` names every table, column and key of the database.
  ///
  /// @param leftOut tables that are not moved, on purpose
  public static void check(Connection connection, TransferSchema layout, Set<String> leftOut)
      throws SQLException {
    Map<String, List<String>> found = new TreeMap<>();
    for (String table : tables(connection)) {
      found.put(table, columns(connection, table));
    }
    Map<String, List<String>> moved = new TreeMap<>();
    for (Table table : layout.tables()) {
      moved.put(table.name(), names(table.columns()));
      assertThat(key(connection, table.name()))
          .as("key of %s", table.name())
          .isEqualTo(names(table.key()));
    }

    assertThat(found.keySet()).containsAll(leftOut);
    leftOut.forEach(found::remove);
    assertThat(moved).isEqualTo(found);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (ResultSet rows =
        connection.getMetaData().getTables(null, connection.getSchema(), "%", TABLES)) {
      return names(rows, "TABLE_NAME");
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    try (ResultSet rows =
        connection.getMetaData().getColumns(null, connection.getSchema(), table, "%")) {
      return names(rows, "COLUMN_NAME");
    }
  }

  private static List<String> key(Connection connection, String table) throws SQLException {
    try (ResultSet rows =
        connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), table)) {
      return names(rows, "COLUMN_NAME");
    }
  }

  private static List<String> names(ResultSet rows, String column) throws SQLException {
    var names = new ArrayList<String>();
    while (rows.next()) {
      names.add(rows.getString(column));
    }
    return names.stream().sorted().toList();
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).sorted().toList();
  }
}
