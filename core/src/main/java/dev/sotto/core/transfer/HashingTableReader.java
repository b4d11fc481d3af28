// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.ReadableTables;
import dev.sotto.core.transfer.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads tables one after the other and hashes what it sees. For one thread.
public final class HashingTableReader {
  private final ReadableTables tables;
  private final TransferProgress progress;
  private final TransferProgress.Phase phase;
  private final HashChain chain = new HashChain();
  private final List<TableSummary> tallies = new ArrayList<>();

  public HashingTableReader(
      ReadableTables tables, TransferProgress progress, TransferProgress.Phase phase) {
    this.tables = tables;
    this.progress = progress;
    this.phase = phase;
  }

  /// Hands the rows of the next table to `rows`, hashed. {@return what it held}
  public TableSummary next(Table table, Consumer<List<Cell>> rows) {
    progress.begin(phase, table, tables.count(table));
    chain.begin(table);
    tables.read(
        table,
        row -> {
          chain.add(row);
          rows.accept(row);
          progress.row();
        });
    TableSummary tally = chain.end();
    tallies.add(tally);
    progress.end(phase, tally);
    return tally;
  }

  /// Ends the reading. {@return what was read}
  public TransferSummary end(long lastMessageId) {
    return new TransferSummary(tallies, lastMessageId, chain.end(lastMessageId));
  }
}
