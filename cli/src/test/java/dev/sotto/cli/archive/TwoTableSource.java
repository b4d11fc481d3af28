// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.CellType;
import dev.sotto.core.transfer.table.Column;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferSchema;
import java.util.List;
import java.util.function.Consumer;

/// Two tables, the second without rows.
final class TwoTableSource implements TransferSource {
  private static final Table THINGS =
      new Table(
          "thing",
          1,
          List.of(
              new Column("id", CellType.WHOLE),
              new Column("name", CellType.TEXT),
              new Column("content", CellType.BYTES),
              new Column("made_at", CellType.MOMENT),
              new Column("good", CellType.FLAG)));
  private static final Table NOTHINGS =
      new Table(
          "nothing", 2, List.of(new Column("a", CellType.WHOLE), new Column("b", CellType.TEXT)));
  private static final List<List<Cell>> ROWS =
      List.of(
          List.of(
              new Cell.Whole(1),
              new Cell.Text("é\"\n"),
              new Cell.Bytes(new byte[] {0, 1, 2}),
              new Cell.Moment(1_234),
              new Cell.Flag(true)),
          List.of(
              new Cell.Whole(9_007_199_254_740_991L),
              new Cell.Text(""),
              new Cell.Missing(),
              new Cell.Missing(),
              new Cell.Flag(false)));

  @Override
  public String name() {
    return "small:";
  }

  @Override
  public TransferSchema layout() {
    return new TransferSchema(7, List.of(THINGS, NOTHINGS));
  }

  @Override
  public long lastMessageId() {
    return 99;
  }

  @Override
  public long count(Table table) {
    return table.equals(THINGS) ? ROWS.size() : 0;
  }

  @Override
  public void read(Table table, Consumer<List<Cell>> rows) {
    if (table.equals(THINGS)) {
      ROWS.forEach(rows);
    }
  }

  @Override
  public void close() {}
}
