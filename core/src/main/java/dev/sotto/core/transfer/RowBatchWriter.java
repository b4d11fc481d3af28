// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import java.util.ArrayList;
import java.util.List;

/// Gathers the rows of one table and hands them over a bounded number at a time. The first ones,
/// which an earlier attempt has written, are left out.
final class RowBatchWriter {
  // Each batch is synced to the disk; all of it is in memory.
  private static final int MAX_ROWS = 10_000;
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private final TransferTarget target;
  private final Table table;
  private final List<List<Cell>> rows = new ArrayList<>();
  private long leftOut;
  private int bytes;

  RowBatchWriter(TransferTarget target, Table table) {
    this.target = target;
    this.table = table;
    leftOut = target.count(table);
  }

  void add(List<Cell> row) {
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    rows.add(row);
    for (Cell cell : row) {
      bytes += cell.weight();
    }
    if (rows.size() >= MAX_ROWS || bytes >= MAX_BYTES) {
      flush();
    }
  }

  void flush() {
    if (!rows.isEmpty()) {
      target.write(table, List.copyOf(rows));
      rows.clear();
      bytes = 0;
    }
  }
}
