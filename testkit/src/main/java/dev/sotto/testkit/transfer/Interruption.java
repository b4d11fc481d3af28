// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.transfer.Table;
import dev.sotto.core.transfer.Tally;
import dev.sotto.core.transfer.TransferProgress;

/// Ends a move after some rows, as a cut wire would. For one move.
public final class Interruption implements TransferProgress {
  private int left;

  /// @param rows how many are let through
  public Interruption(int rows) {
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
  public void end(Phase phase, Tally tally) {}

  /// The interruption.
  public static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("interrupted on purpose");
    }
  }
}
