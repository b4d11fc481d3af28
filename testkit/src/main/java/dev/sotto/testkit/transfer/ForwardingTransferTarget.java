// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A target in front of another one; does the same unless a test says otherwise.
interface ForwardingTransferTarget extends TransferTarget {
  /// {@return the one behind}
  TransferTarget target();

  @Override
  default TransferSchema layout() {
    return target().layout();
  }

  @Override
  default long count(Table table) {
    return target().count(table);
  }

  @Override
  default void read(Table table, Consumer<List<Cell>> rows) {
    target().read(table, rows);
  }

  @Override
  default Optional<String> unfinished() {
    return target().unfinished();
  }

  @Override
  default void begin(String source) {
    target().begin(source);
  }

  @Override
  default List<String> contradictions(long lastMessageId) {
    return target().contradictions(lastMessageId);
  }

  @Override
  default void finish(long lastMessageId) {
    target().finish(lastMessageId);
  }

  @Override
  default void close() {
    target().close();
  }
}
