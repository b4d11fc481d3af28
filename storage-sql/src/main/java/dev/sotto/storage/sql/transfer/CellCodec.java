// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.transfer;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Column;
import dev.sotto.storage.sql.jdbc.SqlDialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns rows into neutral cells and back.
record CellCodec(SqlDialect dialect) {
  private static final Cell MISSING = new Cell.Missing();

  /// {@return the row that `result` stands on}
  List<Cell> read(ResultSet result, List<Column> columns) throws SQLException {
    var row = new ArrayList<Cell>(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      row.add(cell(result, i, columns.get(i - 1)));
    }
    return row;
  }

  void bind(PreparedStatement statement, List<Cell> row) throws SQLException {
    for (int i = 1; i <= row.size(); i++) {
      switch (row.get(i - 1)) {
        case Cell.Missing _ -> statement.setNull(i, Types.NULL);
        case Cell.Text(String value) -> statement.setString(i, value);
        case Cell.Whole(long value) -> statement.setLong(i, value);
        case Cell.Bytes(byte[] value) -> statement.setBytes(i, value);
        case Cell.Moment(long millis) ->
            statement.setObject(i, dialect.parameter(Instant.ofEpochMilli(millis)));
        case Cell.Flag(boolean value) -> statement.setBoolean(i, value);
      }
    }
  }

  private Cell cell(ResultSet result, int i, Column column) throws SQLException {
    // The getters of numbers answer something for null; only the driver knows what it was.
    Cell cell =
        switch (column.type()) {
          case TEXT -> text(result.getString(i));
          case BYTES -> bytes(result.getBytes(i));
          case WHOLE -> new Cell.Whole(result.getLong(i));
          case MOMENT -> moment(result, i);
          case FLAG -> new Cell.Flag(result.getBoolean(i));
        };
    return result.wasNull() ? MISSING : cell;
  }

  private Cell moment(ResultSet result, int i) throws SQLException {
    return result.getObject(i) == null
        ? MISSING
        : new Cell.Moment(dialect.moment(result, i).toEpochMilli());
  }

  private static Cell text(@Nullable String value) {
    return value == null ? MISSING : new Cell.Text(value);
  }

  private static Cell bytes(byte @Nullable [] value) {
    return value == null ? MISSING : new Cell.Bytes(value);
  }
}
