// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;

/// A row that Helidon's client has read.
///
/// @param row holds each column as the driver typed it; small numbers may be `Integer`, times
///   numbers or `Timestamp`
record DbClientRow(DbRow row) implements Row {
  @Override
  public long number(int column) {
    return row.column(column).get(Number.class).longValue();
  }

  @Override
  public String text(int column) {
    return row.column(column).get(String.class);
  }

  @Override
  public boolean flag(int column) {
    return row.column(column).get() instanceof Boolean flag ? flag : number(column) != 0;
  }

  @Override
  public Instant moment(int column) {
    return row.column(column).get() instanceof Timestamp moment
        ? moment.toInstant()
        : Instant.ofEpochMilli(number(column));
  }

  @Override
  public byte[] bytes(int column) {
    return row.column(column).get(byte[].class);
  }
}
