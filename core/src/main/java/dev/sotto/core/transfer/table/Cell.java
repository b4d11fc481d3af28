// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.table;

/// A value as every storage can keep it.
public sealed interface Cell {
  /// {@return roughly how many bytes it takes}
  default int weight() {
    return Long.BYTES;
  }

  /// @param value any text without half a surrogate pair
  record Text(String value) implements Cell {
    @Override
    public int weight() {
      return value.length();
    }
  }

  /// @param value a whole number, as an id or a count
  record Whole(long value) implements Cell {}

  /// @param value owned by the cell: not to be changed
  @SuppressWarnings(
      "ArrayRecordComponent") // compared by nobody; a copy of each body would be waste
  record Bytes(byte[] value) implements Cell {
    @Override
    public int weight() {
      return value.length;
    }
  }

  /// @param millis since 1970 UTC
  record Moment(long millis) implements Cell {}

  /// @param value yes or no
  record Flag(boolean value) implements Cell {}

  /// No value.
  record Missing() implements Cell {}
}
