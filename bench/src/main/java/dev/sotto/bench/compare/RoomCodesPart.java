// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.load.ClosedLoopLoad;
import dev.sotto.bench.load.RoomCodeExchange;
import dev.sotto.bench.process.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Codes of rooms, from the first step to the last one, on both storages.
final class RoomCodesPart implements ComparisonPart {
  @Override
  public void measure(ComparisonRun run) throws IOException, InterruptedException {
    try (var targets = CloseablePair.open(side -> run.start(side, Map.of()))) {
      measure(run, MeasurementNames.SQLITE, targets);
    }
    try (var postgres = PostgresServer.start(run.options().newFolder());
        var targets =
            CloseablePair.open(side -> ComparedServer.startOn(postgres, run, side, Map.of()))) {
      measure(run, MeasurementNames.POSTGRES, targets);
    }
  }

  private static void measure(
      ComparisonRun run, String storage, CloseablePair<ComparedServer> targets)
      throws IOException, InterruptedException {
    ProgramPair<List<RoomCodeExchange>> pairs =
        ProgramPair.make(
            _ ->
                IntStream.range(0, RoomCodeExchange.PAIRS)
                    .mapToObj(RoomCodeExchange::new)
                    .toList());
    for (ComparedProgram side : ComparedProgram.values()) {
      ClosedLoopLoad.run(targets.of(side).port(), pairs.of(side), run.warmUp().dividedBy(2));
    }
    run.rounds(
        "codes on " + storage,
        side ->
            targets
                .of(side)
                .measure(
                    MeasurementNames.codes(storage),
                    MeasurementNames.CODES,
                    "code",
                    (port, duration) -> ClosedLoopLoad.run(port, pairs.of(side), duration)));
  }
}
