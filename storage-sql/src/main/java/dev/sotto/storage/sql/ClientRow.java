// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import io.helidon.dbclient.DbRow;

/// A row that Helidon's client has read.
///
/// @param row holds each column as the driver typed it; small numbers may be `Integer`
record ClientRow(DbRow row) implements Row {
  @Override
  public long number(int column) {
    return row.column(column).get(Number.class).longValue();
  }

  @Override
  public String text(int column) {
    return row.column(column).get(String.class);
  }

  @Override
  public byte[] bytes(int column) {
    return row.column(column).get(byte[].class);
  }
}
