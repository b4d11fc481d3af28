// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

/// Makes a value of a row.
@FunctionalInterface
public interface RowMapper<T> {
  /// {@return the value}
  ///
  /// @throws IllegalArgumentException when the row holds what the domain does not allow
  T map(Row row);
}
