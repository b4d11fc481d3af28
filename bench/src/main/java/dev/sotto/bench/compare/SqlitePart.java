// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Messages on SQLite, each on disk before it is answered, to recipients who are online; and the
/// memory of the servers before and after.
final class SqlitePart implements ComparisonPart {
  private static final double MIB = 1 << 20;
  private static final int CALM_SECONDS = 2;

  @Override
  public void measure(ComparisonRun run) throws IOException, InterruptedException {
    List<Integer> senders = run.options().numbers("senders", "1,16,64");
    try (var targets = CloseablePair.open(side -> run.start(side, Map.of()))) {
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      ProgramPair<Long> before = ProgramPair.make(side -> targets.of(side).resident());
      try (var throngs = ServerLoad.gather(targets, Collections.max(senders), run.warmUp())) {
        run.rounds(
            MeasurementNames.SQLITE,
            side -> {
              for (int count : senders) {
                throngs
                    .of(side)
                    .measure(MeasurementNames.senders(MeasurementNames.SQLITE, count), count);
              }
            });
        TimeUnit.SECONDS.sleep(run.options().number("settle", 150));
        addMemory(run, before, ProgramPair.make(side -> targets.of(side).resident()));
        for (ComparedProgram side : ComparedProgram.values()) {
          for (int count : senders) {
            throngs
                .of(side)
                .measureAllocation(MeasurementNames.senders(MeasurementNames.SQLITE, count), count);
          }
        }
      }
    }
  }

  private static void addMemory(
      ComparisonRun run, ProgramPair<Long> before, ProgramPair<Long> after) {
    for (ComparedProgram side : ComparedProgram.values()) {
      run.add(MeasurementNames.MEMORY, "before, MiB", side, before.of(side) / MIB);
      run.add(MeasurementNames.MEMORY, "after, MiB", side, after.of(side) / MIB);
      run.add(
          MeasurementNames.MEMORY,
          MeasurementNames.MEMORY_RATIO,
          side,
          (double) after.of(side) / before.of(side));
    }
  }
}
