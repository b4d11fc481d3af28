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
final class SqlitePart implements Part {
  private static final double MIB = 1 << 20;
  private static final int CALM_SECONDS = 2;

  @Override
  public void measure(CompareRun run) throws IOException, InterruptedException {
    List<Integer> senders = run.options().numbers("senders", "1,16,64");
    try (var targets = BothOpen.open(side -> run.start(side, Map.of()))) {
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      Both<Long> before = Both.make(side -> targets.of(side).resident());
      try (var throngs = Throng.gather(targets, Collections.max(senders), run.warmUp())) {
        run.rounds(
            Names.SQLITE,
            side -> {
              for (int count : senders) {
                throngs.of(side).measure(Names.senders(Names.SQLITE, count), count);
              }
            });
        TimeUnit.SECONDS.sleep(run.options().number("settle", 150));
        addMemory(run, before, Both.make(side -> targets.of(side).resident()));
        for (Side side : Side.values()) {
          for (int count : senders) {
            throngs.of(side).measureAllocation(Names.senders(Names.SQLITE, count), count);
          }
        }
      }
    }
  }

  private static void addMemory(CompareRun run, Both<Long> before, Both<Long> after) {
    for (Side side : Side.values()) {
      run.add(Names.MEMORY, "before, MiB", side, before.of(side) / MIB);
      run.add(Names.MEMORY, "after, MiB", side, after.of(side) / MIB);
      run.add(Names.MEMORY, Names.MEMORY_RATIO, side, (double) after.of(side) / before.of(side));
    }
  }
}
