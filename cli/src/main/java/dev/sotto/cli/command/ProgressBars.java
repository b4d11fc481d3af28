// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.core.transfer.Table;
import dev.sotto.core.transfer.Tally;
import dev.sotto.core.transfer.TransferProgress;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Draws a bar for the table in hand, one under the other.
final class ProgressBars implements TransferProgress, AutoCloseable {
  private static final int WIDTH = 80;
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter out;
  private @Nullable ProgressBar bar;

  ProgressBars(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(Phase phase, Table table, long rows) {
    if (rows == 0) {
      // A bar would show that it does not know its end.
      return;
    }
    String what =
        switch (phase) {
          case COPY -> "copy";
          case VERIFY -> "verify";
        };
    bar =
        new ProgressBarBuilder()
            .setTaskName("%-6s %-14s".formatted(what, table.name()))
            .setInitialMax(rows)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
            .build();
  }

  @Override
  public void row() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void end(Phase phase, Tally tally) {
    close();
  }

  /// Leaves the bar as it is, also in the middle of a table.
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      out.println();
    }
  }

  private void draw(String line) {
    out.print('\r' + line);
    out.flush();
  }
}
