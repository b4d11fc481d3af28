// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.transfer;

import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.core.transfer.TableSummary;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSummary;
import java.io.PrintWriter;
import java.util.function.Function;

/// Tells how a move goes and how it ended.
///
/// @param out where it is told; not where an archive is written to
/// @param interactive whether somebody reads along
/// @param json whether the end is told as JSON, and nothing else
record TransferReport(PrintWriter out, boolean interactive, boolean json) {
  /// Does `work`, tells how it goes and, if it goes well, how it ended.
  ///
  /// @param verb what was done, as `Moved`
  void tell(String verb, Function<TransferProgress, TransferSummary> work) {
    print(verb, watch(work));
  }

  private TransferSummary watch(Function<TransferProgress, TransferSummary> work) {
    if (json) {
      return work.apply(TransferProgress.NONE);
    }
    if (!interactive) {
      return work.apply(new TransferProgressLines(out));
    }
    try (var bars = new TransferProgressBars(out)) {
      return work.apply(bars);
    }
  }

  private void print(String verb, TransferSummary summary) {
    if (!json) {
      out.printf(
          "%s %d rows in %d tables. SHA-256 %s%n",
          verb, summary.rows(), summary.tables().size(), summary.hash());
      return;
    }
    JsonOutput.print(
        out,
        object -> {
          object.writeNumberField("rows", summary.rows());
          object.writeStringField("hash", summary.hash());
          object.writeArrayFieldStart("tables");
          for (TableSummary tally : summary.tables()) {
            object.writeStartObject();
            object.writeStringField("table", tally.table());
            object.writeNumberField("rows", tally.rows());
            object.writeStringField("hash", tally.hash());
            object.writeEndObject();
          }
          object.writeEndArray();
        });
  }
}
