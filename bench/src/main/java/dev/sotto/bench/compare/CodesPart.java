// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.load.ClosedLoop;
import dev.sotto.bench.load.JoinCodes;
import dev.sotto.bench.process.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Codes of rooms, from the first step to the last one, on both storages.
final class CodesPart implements Part {
  @Override
  public void measure(CompareRun run) throws IOException, InterruptedException {
    try (var targets = BothOpen.open(side -> run.start(side, Map.of()))) {
      measure(run, Names.SQLITE, targets);
    }
    try (var postgres = PostgresServer.start(run.options().newFolder());
        var targets = BothOpen.open(side -> Target.startOn(postgres, run, side, Map.of()))) {
      measure(run, Names.POSTGRES, targets);
    }
  }

  private static void measure(CompareRun run, String storage, BothOpen<Target> targets)
      throws IOException, InterruptedException {
    Both<List<JoinCodes>> pairs =
        Both.make(_ -> IntStream.range(0, JoinCodes.PAIRS).mapToObj(JoinCodes::new).toList());
    for (Side side : Side.values()) {
      ClosedLoop.run(targets.of(side).port(), pairs.of(side), run.warmUp().dividedBy(2));
    }
    run.rounds(
        "codes on " + storage,
        side ->
            targets
                .of(side)
                .measure(
                    Names.codes(storage),
                    Names.CODES,
                    "code",
                    (port, duration) -> ClosedLoop.run(port, pairs.of(side), duration)));
  }
}
