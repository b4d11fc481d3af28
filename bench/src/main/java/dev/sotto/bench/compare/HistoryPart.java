// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.load.HistoryAccounts;
import dev.sotto.bench.load.RequestLoad;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Pages of history, as long as the FoxTrot facade gives them.
final class HistoryPart implements ComparisonPart {
  private static final int READERS = 16;
  private static final int ACCOUNTS = 4;

  @Override
  public void measure(ComparisonRun run) throws IOException, InterruptedException {
    try (var targets = CloseablePair.open(side -> run.start(side, Map.of()))) {
      ProgramPair<List<byte[]>> requests =
          ProgramPair.make(
              side -> HistoryAccounts.fill(targets.of(side).port(), ACCOUNTS, READERS));
      for (ComparedProgram side : ComparedProgram.values()) {
        RequestLoad.download(targets.of(side).port(), requests.of(side), run.warmUp());
      }
      run.rounds(
          "history",
          side ->
              targets
                  .of(side)
                  .measure(
                      MeasurementNames.HISTORY,
                      MeasurementNames.PAGES,
                      "page",
                      (port, duration) -> RequestLoad.download(port, requests.of(side), duration)));
      for (ComparedProgram side : ComparedProgram.values()) {
        targets
            .of(side)
            .measureAllocation(
                MeasurementNames.HISTORY,
                "page",
                (port, duration) -> RequestLoad.download(port, requests.of(side), duration));
      }
    }
  }
}
