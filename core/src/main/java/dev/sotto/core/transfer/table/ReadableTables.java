// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.table;

import java.util.List;
import java.util.function.Consumer;

/// A storage, or an archive, seen as tables. For one thread.
///
/// Methods throw [dev.sotto.core.PortException] when the storage does not answer, and
/// [TransferException] when what is read is damaged.
public interface ReadableTables extends AutoCloseable {
  /// {@return what it holds}
  TransferSchema layout();

  /// {@return how many rows the table has}
  long count(Table table);

  /// Hands every row of the table to `rows`, in the order of the key and in bounded memory. Tables
  /// are read in the order of the layout.
  void read(Table table, Consumer<List<Cell>> rows);

  @Override
  void close();
}
