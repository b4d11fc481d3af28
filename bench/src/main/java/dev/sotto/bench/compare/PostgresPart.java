// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.process.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Messages on PostgreSQL, to recipients who are online. Both programs use one database server,
/// each with a database of its own.
final class PostgresPart implements ComparisonPart {
  @Override
  public void measure(ComparisonRun run) throws IOException, InterruptedException {
    List<Integer> senders = run.options().numbers("postgres-senders", "1,16");
    try (var postgres = PostgresServer.start(run.options().newFolder());
        var targets =
            CloseablePair.open(side -> ComparedServer.startOn(postgres, run, side, Map.of()));
        var throngs = ServerLoad.gather(targets, Collections.max(senders), run.warmUp())) {
      run.rounds(
          MeasurementNames.POSTGRES,
          side -> {
            for (int count : senders) {
              String group = MeasurementNames.senders(MeasurementNames.POSTGRES, count);
              Duration used = postgres.cpu();
              long sent = throngs.of(side).measure(group, count);
              double micros = postgres.cpu().minus(used).toNanos() / 1e3 / sent;
              run.add(group, MeasurementNames.DATABASE_CPU, side, micros);
            }
          });
      for (ComparedProgram side : ComparedProgram.values()) {
        for (int count : senders) {
          throngs
              .of(side)
              .measureAllocation(MeasurementNames.senders(MeasurementNames.POSTGRES, count), count);
        }
      }
    }
  }
}
