// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import java.time.Instant;

/// The row that a result stands on, whatever it was read with. Columns are counted from 1 and never
/// null.
public interface Row {
  /// {@return a whole number}
  long number(int column);

  /// {@return a text}
  String text(int column);

  /// {@return whether the column says yes}
  boolean flag(int column);

  /// {@return a point in time}
  Instant moment(int column);

  /// {@return a copy of the bytes}
  byte[] bytes(int column);
}
