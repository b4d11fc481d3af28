// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferSchema;
import java.util.List;
import java.util.function.Consumer;

/// A source as a later program would show it.
record NewerVersionSource(TransferSource source) implements TransferSource {
  @Override
  public TransferSchema layout() {
    return new TransferSchema(source.layout().version() + 1, source.layout().tables());
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public long lastMessageId() {
    return source.lastMessageId();
  }

  @Override
  public long count(Table table) {
    return source.count(table);
  }

  @Override
  public void read(Table table, Consumer<List<Cell>> rows) {
    source.read(table, rows);
  }

  @Override
  public void close() {
    source.close();
  }
}
