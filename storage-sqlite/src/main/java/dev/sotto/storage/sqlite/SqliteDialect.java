// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.message.Lifetime;
import dev.sotto.storage.sql.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// Times are numbers, and rows need no locks: a transaction that writes has the file for itself.
enum SqliteDialect implements Dialect {
  INSTANCE;

  private static final Words WORDS =
      new Words("", "", Long.toString(Lifetime.NEVER.toEpochMilli()));

  @Override
  public Words words() {
    return WORDS;
  }

  @Override
  public boolean mergesUnions() {
    return true;
  }

  @Override
  public Object parameter(Instant moment) {
    return moment.toEpochMilli();
  }

  @Override
  public Instant moment(ResultSet result, int column) throws SQLException {
    return Instant.ofEpochMilli(result.getLong(column));
  }
}
