// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sotto.core.message.Lifetime;
import dev.sotto.storage.sql.jdbc.SqlDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Times are numbers, and rows need no locks: a transaction that writes has the file for itself.
enum SqliteDialect implements SqlDialect {
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

  /// Asks for the bytes, which are in UTF-8: for a text, the driver asks for the type first, and
  /// makes a buffer outside of the heap.
  @Override
  public String text(ResultSet result, int column) throws SQLException {
    byte @Nullable [] bytes = result.getBytes(column);
    if (bytes == null) {
      throw new IllegalArgumentException("no text in column " + column);
    }
    return new String(bytes, UTF_8);
  }
}
