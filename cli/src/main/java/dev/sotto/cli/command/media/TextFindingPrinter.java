// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import dev.sotto.cli.terminal.TerminalProgressBar;
import dev.sotto.core.media.maintenance.Finding;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// Prints a line for each finding, above a bar when somebody reads along.
final class TextFindingPrinter implements FindingPrinter, AutoCloseable {
  private final PrintWriter out;
  private final @Nullable TerminalProgressBar bar;

  /// @param objects how many will be looked at; 0 when there is to be no bar
  TextFindingPrinter(PrintWriter out, long objects) {
    this.out = out;
    this.bar = objects == 0 ? null : new TerminalProgressBar(out, "verify", objects);
  }

  @Override
  public void looked() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void found(Finding finding, boolean repaired) {
    String line = describe(finding) + (repaired ? ", repaired" : "");
    if (bar == null) {
      out.println(line);
    } else {
      bar.printAbove(line);
    }
  }

  private static String describe(Finding finding) {
    return switch (finding) {
      case Finding.Missing(var object) ->
          "missing    %s: %d bytes".formatted(finding.name(), object.content().size().bytes());
      case Finding.WrongSize(var object, long actual) ->
          "wrong size %s: %d bytes instead of %d"
              .formatted(finding.name(), actual, object.content().size().bytes());
      case Finding.Damaged(var object, var actual) ->
          "damaged    %s: SHA-256 %s instead of %s"
              .formatted(finding.name(), actual.hex(), object.content().checksum().hex());
      case Finding.Unreadable _ -> "unreadable %s".formatted(finding.name());
      case Finding.Unclaimed(_, long size) ->
          "unclaimed  %s: %d bytes".formatted(finding.name(), size);
      case Finding.Foreign(var name, long size) ->
          // Whoever may write to the store has chosen the name.
          "foreign    %s: %d bytes".formatted(name.replaceAll("\\p{Cntrl}", "?"), size);
    };
  }

  /// Leaves the bar as it is.
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
