// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.validation;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// A row of a move, from which the object of the domain is made that it stands for. Remembers which
/// columns were asked for: a column for which nobody asks has no rule. For one thread.
///
/// All methods throw [TransferException] when the domain does not allow what is there; the message
/// names the place, not the value.
final class CheckedRow {
  /// Sequence numbers and counts rise from here without an end that anybody reaches.
  static final long MOST = 1L << 52;

  /// From 1970 to what stands for never. Beyond, databases and texts have no words for it.
  private static final long LATEST_MILLIS = 253_402_300_799_999L;

  private final Table table;
  private final List<Cell> cells;
  private final long number;
  private final BitSet asked = new BitSet();

  /// @param number of the row, from 1
  CheckedRow(Table table, List<Cell> cells, long number) {
    this.table = table;
    this.cells = cells;
    this.number = number;
  }

  /// {@return whether tables of this version have the column}
  boolean has(String column) {
    return table.columns().stream().anyMatch(known -> known.name().equals(column));
  }

  /// {@return whether nothing is there}
  boolean isMissing(String column) {
    return cell(column) instanceof Cell.Missing;
  }

  /// {@return what the domain makes of a text}
  <T> T text(String column, Function<String, T> domain) {
    if (cell(column) instanceof Cell.Text(String value)) {
      return made(() -> domain.apply(value), column);
    }
    throw unfit(column);
  }

  /// {@return what the domain makes of a number}
  <T> T whole(String column, LongFunction<T> domain) {
    if (cell(column) instanceof Cell.Whole(long value)) {
      return made(() -> domain.apply(value), column);
    }
    throw unfit(column);
  }

  /// {@return what the domain makes of a small number}
  <T> T small(String column, IntFunction<T> domain) {
    return whole(column, value -> domain.apply(Math.toIntExact(value)));
  }

  /// {@return a number between `least` and 2^52}
  long count(String column, long least) {
    long value = whole(column, Long::valueOf);
    require(value >= least && value <= MOST, column);
    return value;
  }

  boolean flag(String column) {
    if (cell(column) instanceof Cell.Flag(boolean value)) {
      return value;
    }
    throw unfit(column);
  }

  Instant moment(String column) {
    if (cell(column) instanceof Cell.Moment(long millis)) {
      require(millis >= 0 && millis <= LATEST_MILLIS, column);
      return Instant.ofEpochMilli(millis);
    }
    throw unfit(column);
  }

  void bytes(String column, Consumer<byte[]> domain) {
    if (cell(column) instanceof Cell.Bytes(byte[] value)) {
      make(
          () -> {
            domain.accept(value);
            return value;
          },
          column);
    } else {
      throw unfit(column);
    }
  }

  /// Makes an object of the domain of several columns.
  void make(Supplier<?> domain, String... columns) {
    Object _ = made(domain, columns);
  }

  private <T> T made(Supplier<T> domain, String... columns) {
    try {
      return domain.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw unfit(e, columns);
    }
  }

  /// @param holds what must be true of the columns
  void require(boolean holds, String... columns) {
    if (!holds) {
      throw unfit(columns);
    }
  }

  /// {@return the columns for which nobody has asked}
  Set<String> unasked() {
    var names = new ArrayList<String>();
    for (int i = asked.nextClearBit(0); i < cells.size(); i = asked.nextClearBit(i + 1)) {
      names.add(table.columns().get(i).name());
    }
    return Set.copyOf(names);
  }

  private Cell cell(String column) {
    for (int i = 0; i < cells.size(); i++) {
      if (table.columns().get(i).name().equals(column)) {
        asked.set(i);
        return cells.get(i);
      }
    }
    throw new IllegalStateException("table %s has no %s".formatted(table.name(), column));
  }

  private TransferException unfit(String... columns) {
    return unfit(
        new IllegalArgumentException("of another type, or against another column"), columns);
  }

  private TransferException unfit(RuntimeException cause, String... columns) {
    return new TransferException(
        "row %d of table %s cannot be kept: its %s is not what this program allows; nothing of the source was changed: correct it there, or take another copy"
            .formatted(number, table.name(), String.join(", ", columns)),
        cause);
  }
}
