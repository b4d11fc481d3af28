// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.table;

import java.util.List;

/// A table as every storage shows it.
///
/// @param name the same in every storage
/// @param keyLength how many of the first columns name a row; rows are in their order: numbers by
///   size, texts by their UTF-8 bytes
/// @param columns in the order of the cells of a row
public record Table(String name, int keyLength, List<Column> columns) {
  public Table {
    columns = List.copyOf(columns);
    if (keyLength < 1 || keyLength > columns.size()) {
      throw new IllegalArgumentException(
          "key of %s: %d columns (expected: 1..%d)".formatted(name, keyLength, columns.size()));
    }
  }

  /// {@return the columns that name a row}
  public List<Column> key() {
    return columns.subList(0, keyLength);
  }
}
