// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.transfer.TableSummary;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.table.Table;

/// Ends a move after some rows, as a cut wire would. For one move.
public final class InterruptingProgress implements TransferProgress {
  private int left;

  /// @param rows how many are let through
  public InterruptingProgress(int rows) {
    left = rows;
  }

  @Override
  public void begin(Phase phase, Table table, long rows) {}

  @Override
  public void row() {
    if (left-- == 0) {
      throw new Interrupted();
    }
  }

  @Override
  public void end(Phase phase, TableSummary tally) {}

  /// The interruption.
  public static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("interrupted on purpose");
    }
  }
}
