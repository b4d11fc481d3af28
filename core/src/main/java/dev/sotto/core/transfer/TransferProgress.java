// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import dev.sotto.core.transfer.table.Table;

/// Watches a move. Called often and by the thread that moves: must return at once.
public interface TransferProgress {
  /// Watches nothing.
  TransferProgress NONE =
      new TransferProgress() {
        @Override
        public void begin(Phase phase, Table table, long rows) {}

        @Override
        public void row() {}

        @Override
        public void end(Phase phase, TableSummary tally) {}
      };

  /// A table is begun.
  ///
  /// @param rows how many there are
  void begin(Phase phase, Table table, long rows);

  /// One more row is done.
  void row();

  /// The table that was begun is done.
  void end(Phase phase, TableSummary tally);

  /// The steps that the rows of a table go through.
  enum Phase {
    COPY,
    VERIFY
  }
}
