// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.load.Histories;
import dev.sotto.bench.load.SendLoad;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Pages of history, as long as the FoxTrot facade gives them.
final class HistoryPart implements Part {
  private static final int READERS = 16;
  private static final int ACCOUNTS = 4;

  @Override
  public void measure(CompareRun run) throws IOException, InterruptedException {
    try (var targets = BothOpen.open(side -> run.start(side, Map.of()))) {
      Both<List<byte[]>> requests =
          Both.make(side -> Histories.fill(targets.of(side).port(), ACCOUNTS, READERS));
      for (Side side : Side.values()) {
        SendLoad.download(targets.of(side).port(), requests.of(side), run.warmUp());
      }
      run.rounds(
          "history",
          side ->
              targets
                  .of(side)
                  .measure(
                      Names.HISTORY,
                      Names.PAGES,
                      "page",
                      (port, duration) -> SendLoad.download(port, requests.of(side), duration)));
      for (Side side : Side.values()) {
        targets
            .of(side)
            .measureAllocation(
                Names.HISTORY,
                "page",
                (port, duration) -> SendLoad.download(port, requests.of(side), duration));
      }
    }
  }
}
