// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.transfer;

import dev.sotto.cli.terminal.TerminalProgressBar;
import dev.sotto.core.transfer.TableSummary;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.table.Table;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// Draws a bar for the table in hand, one under the other.
final class TransferProgressBars implements TransferProgress, AutoCloseable {
  private final PrintWriter out;
  private @Nullable TerminalProgressBar bar;

  TransferProgressBars(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(Phase phase, Table table, long rows) {
    if (rows == 0) {
      return;
    }
    String what =
        switch (phase) {
          case COPY -> "copy";
          case VERIFY -> "verify";
        };
    bar = new TerminalProgressBar(out, "%-6s %-14s".formatted(what, table.name()), rows);
  }

  @Override
  public void row() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void end(Phase phase, TableSummary tally) {
    close();
  }

  /// Leaves the bar as it is, also in the middle of a table.
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
