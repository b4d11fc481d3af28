// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.core.media.maintenance.Finding;
import dev.sotto.core.media.maintenance.MediaVerification;
import dev.sotto.core.media.maintenance.MediaVerification.Depth;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Predicate;

/// Runs a verification of media, repairs on the way what it is asked to, and counts. For one
/// thread.
final class FindingCounter {
  private final Depth depth;
  private final Predicate<Finding> repair;
  private long objects;
  private long missing;
  private long wrongSize;
  private long damaged;
  private long unreadable;
  private long unclaimed;
  private long foreign;
  private long repaired;

  /// @param repair tells whether it has repaired what was found
  FindingCounter(Depth depth, Predicate<Finding> repair) {
    this.depth = depth;
    this.repair = repair;
  }

  void run(MediaVerification verification, FindingPrinter report) {
    verification.run(
        depth,
        new MediaVerification.Observer() {
          @Override
          public void looked() {
            objects++;
            report.looked();
          }

          @Override
          public void found(Finding finding) {
            count(finding);
            boolean done = repair.test(finding);
            repaired += done ? 1 : 0;
            report.found(finding, done);
          }
        });
  }

  private void count(Finding finding) {
    switch (finding) {
      case Finding.Missing _ -> missing++;
      case Finding.WrongSize _ -> wrongSize++;
      case Finding.Damaged _ -> damaged++;
      case Finding.Unreadable _ -> unreadable++;
      case Finding.Unclaimed _ -> unclaimed++;
      case Finding.Foreign _ -> foreign++;
    }
  }

  /// {@return how much is wrong now}
  long left() {
    return missing + wrongSize + damaged + unreadable + unclaimed + foreign - repaired;
  }

  void print(PrintWriter out) {
    out.printf(
        "Looked at %d objects: %d missing, %d of another size, %d unclaimed, %d foreign; %d"
            + " repaired, %d left.%n",
        objects, missing, wrongSize, unclaimed, foreign, repaired, left());
    if (depth == Depth.CONTENT) {
      out.printf("Of their bytes: %d damaged, %d not readable.%n", damaged, unreadable);
    }
  }

  void writeFields(JsonGenerator out) throws IOException {
    out.writeNumberField("objects", objects);
    out.writeNumberField("missing", missing);
    out.writeNumberField("wrongSize", wrongSize);
    out.writeNumberField("damaged", damaged);
    out.writeNumberField("unreadable", unreadable);
    out.writeNumberField("unclaimed", unclaimed);
    out.writeNumberField("foreign", foreign);
    out.writeNumberField("repaired", repaired);
    out.writeNumberField("left", left());
  }
}
