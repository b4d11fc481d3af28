// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// A row of a JDBC result. Not safe for use by several threads.
final class ResultSetRow implements Row {
  private final ResultSet result;
  private final SqlDialect dialect;

  ResultSetRow(ResultSet result, SqlDialect dialect) {
    this.result = result;
    this.dialect = dialect;
  }

  @Override
  public long number(int column) {
    try {
      return result.getLong(column);
    } catch (SQLException e) {
      throw new RowFailure(e);
    }
  }

  @Override
  public String text(int column) {
    try {
      return dialect.text(result, column);
    } catch (SQLException e) {
      throw new RowFailure(e);
    }
  }

  @Override
  public boolean flag(int column) {
    try {
      return result.getBoolean(column);
    } catch (SQLException e) {
      throw new RowFailure(e);
    }
  }

  @Override
  public Instant moment(int column) {
    try {
      return dialect.moment(result, column);
    } catch (SQLException e) {
      throw new RowFailure(e);
    }
  }

  @Override
  public byte[] bytes(int column) {
    try {
      return result.getBytes(column);
    } catch (SQLException e) {
      throw new RowFailure(e);
    }
  }

  /// Carries a driver's failure out of a mapper, to the place that knows the statement.
  static final class RowFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    RowFailure(SQLException failure) {
      super(failure);
      this.failure = failure;
    }

    SQLException failure() {
      return failure;
    }
  }
}
