// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.transfer;

import dev.sotto.core.transfer.TableSummary;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.table.Table;
import java.io.PrintWriter;

/// Prints a line for each table that is done.
final class TransferProgressLines implements TransferProgress {
  private final PrintWriter out;

  TransferProgressLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(Phase phase, Table table, long rows) {}

  @Override
  public void row() {}

  @Override
  public void end(Phase phase, TableSummary tally) {
    String done =
        switch (phase) {
          case COPY -> "copied";
          case VERIFY -> "verified";
        };
    out.printf("%-8s %-16s %10d rows%n", done, tally.table(), tally.rows());
    out.flush();
  }
}
