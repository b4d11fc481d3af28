// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar of progress in the last line of a terminal. For one thread.
public final class TerminalProgressBar implements AutoCloseable {
  private static final int WIDTH = 80;
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter out;
  private final ProgressBar bar;

  /// @param steps 1 or more: with none, it would show that it does not know its end
  public TerminalProgressBar(PrintWriter out, String name, long steps) {
    this.out = out;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
            .build();
  }

  public void step() {
    bar.step();
  }

  /// Prints a line above the bar, which comes again with its next change.
  public void printAbove(String line) {
    // In one piece: the bar is drawn by a thread of its own.
    out.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())) + "\n");
    out.flush();
  }

  /// Leaves the bar as it is.
  @Override
  public void close() {
    bar.close();
    out.println();
  }

  private void draw(String line) {
    out.print('\r' + line);
    out.flush();
  }
}
