// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.CellType;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Wrong values for every column of every table, tried on one row without a storage.
///
/// @param table of one row
/// @param column the one whose value is wrong
/// @param value that no domain allows there
record InvalidCells(Table table, List<Cell> row, int column, Cell value) {
  private static final long NEVER = 253_402_300_799_999L;

  /// Where nothing may be.
  private static final Set<String> OPTIONAL = Set.of("session.ended_at", "message.body");

  /// {@return everything that is tried on this row}
  static List<InvalidCells> of(Table table, List<Cell> row) {
    var all = new ArrayList<InvalidCells>();
    for (int i = 0; i < row.size(); i++) {
      for (Cell value : wrong(table.columns().get(i).type())) {
        all.add(new InvalidCells(table, row, i, value));
      }
      if (!OPTIONAL.contains(table.name() + "." + table.columns().get(i).name())) {
        all.add(new InvalidCells(table, row, i, new Cell.Missing()));
      }
    }
    return all;
  }

  private static List<Cell> wrong(CellType type) {
    return switch (type) {
      case TEXT ->
          List.of(
              new Cell.Text("no \u0000 such \ud800 thing"),
              new Cell.Text("k".repeat(100_000)),
              new Cell.Whole(7));
      case WHOLE ->
          List.of(
              new Cell.Whole(-1),
              new Cell.Whole(1L << 54),
              new Cell.Whole(Long.MIN_VALUE),
              new Cell.Text("7"));
      case BYTES -> List.of(new Cell.Bytes(new byte[0]), new Cell.Text("a"));
      case MOMENT ->
          List.of(
              new Cell.Moment(-1),
              new Cell.Moment(NEVER + 1),
              new Cell.Moment(Long.MAX_VALUE),
              new Cell.Whole(7));
      case FLAG -> List.of(new Cell.Whole(1), new Cell.Text("true"));
    };
  }

  /// {@return the name of the column}
  String name() {
    return table.columns().get(column).name();
  }

  /// {@return a source with the wrong value}
  TransferSource forged() {
    var altered = new ArrayList<Cell>(row);
    altered.set(column, value);
    return new OneRow(table, altered);
  }

  /// A source of one row.
  record OneRow(Table table, List<Cell> row) implements TransferSource {
    @Override
    public String name() {
      return "forged:";
    }

    @Override
    public long lastMessageId() {
      return 1_000;
    }

    @Override
    public TransferSchema layout() {
      return new TransferSchema(1, List.of(table));
    }

    @Override
    public long count(Table counted) {
      return 1;
    }

    @Override
    public void read(Table read, Consumer<List<Cell>> rows) {
      rows.accept(row);
    }

    @Override
    public void close() {}
  }

  /// A target for one row, which it keeps.
  static final class OneRowTarget implements TransferTarget {
    private final Table table;
    private List<List<Cell>> kept = List.of();

    OneRowTarget(Table table) {
      this.table = table;
    }

    @Override
    public Optional<String> unfinished() {
      return Optional.empty();
    }

    @Override
    public void begin(String source) {}

    @Override
    public void write(Table written, List<List<Cell>> rows) {
      kept = rows;
    }

    @Override
    public List<String> contradictions(long lastMessageId) {
      return List.of();
    }

    @Override
    public void finish(long lastMessageId) {}

    @Override
    public TransferSchema layout() {
      return new TransferSchema(1, List.of(table));
    }

    @Override
    public long count(Table counted) {
      return kept.size();
    }

    @Override
    public void read(Table read, Consumer<List<Cell>> rows) {
      kept.forEach(rows);
    }

    @Override
    public void close() {}
  }
}
