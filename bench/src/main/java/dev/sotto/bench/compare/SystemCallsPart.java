// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.bench.process.ContextSwitches;
import dev.sotto.bench.process.PostgresServer;
import dev.sotto.bench.process.SystemCallCounter;
import dev.sotto.bench.process.SystemCallCounter.Counter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The system calls of one message, counted. In servers of their own, since counting takes time.
final class SystemCallsPart implements ComparisonPart {
  private static final List<Integer> SENDERS = List.of(16, 1);

  @Override
  public void measure(ComparisonRun run) throws IOException, InterruptedException {
    for (ComparedProgram side : ComparedProgram.values()) {
      ConsoleReport.progress("calls: %s", side);
      Path folder = run.options().newFolder();
      try {
        Optional<SystemCallCounter> counts = SystemCallCounter.in(folder, 0);
        if (counts.isEmpty()) {
          ConsoleReport.line("skipped: counting calls needs Linux and a C compiler (cc)");
          return;
        }
        sqlite(run, side, counts.get());
        try (var postgres = PostgresServer.start(run.options().newFolder())) {
          postgres(run, side, postgres, folder);
        }
      } finally {
        TemporaryFolders.delete(folder);
      }
    }
  }

  private static void sqlite(ComparisonRun run, ComparedProgram side, SystemCallCounter counts)
      throws IOException, InterruptedException {
    try (var target = run.start(side, counts.environment());
        var throng = ServerLoad.gather(side, target, SENDERS.getFirst(), run.warmUp())) {
      for (int senders : SENDERS) {
        String group = MeasurementNames.calls(MeasurementNames.SQLITE, senders);
        Calls calls = count(run, target, throng, counts, senders);
        run.add(group, "pages written to the log", side, calls.of(Counter.WAL_FRAMES));
        run.add(group, "pages written to the file", side, calls.of(Counter.CHECKPOINT_PAGES));
        run.add(group, "KB written", side, calls.of(Counter.FILE_BYTES) / 1e3);
        run.add(group, "pwrite", side, calls.of(Counter.FILE_WRITES));
        run.add(group, "pread", side, calls.of(Counter.FILE_READS));
        run.add(group, "fsync", side, calls.of(Counter.SYNCS));
        calls.addCommon(run, group, side);
        run.add(
            group,
            "mean fsync, ms",
            side,
            calls.of(Counter.SYNC_NANOS) / calls.of(Counter.SYNCS) / 1e6);
        run.add(
            group,
            "longest fsync, ms",
            side,
            counts.read().getOrDefault(Counter.LONGEST_SYNC, 0L) / 1e6);
      }
    }
  }

  private static void postgres(
      ComparisonRun run, ComparedProgram side, PostgresServer postgres, Path folder)
      throws IOException, InterruptedException {
    SystemCallCounter counts = SystemCallCounter.in(folder, postgres.port()).orElseThrow();
    try (var target = ComparedServer.startOn(postgres, run, side, counts.environment());
        var throng = ServerLoad.gather(side, target, SENDERS.getFirst(), run.warmUp())) {
      for (int senders : SENDERS) {
        String group = MeasurementNames.calls(MeasurementNames.POSTGRES, senders);
        long transactions = postgres.transactions();
        Calls calls = count(run, target, throng, counts, senders);
        run.add(group, MeasurementNames.ROUND_TRIPS, side, calls.of(Counter.DATABASE_SENDS));
        run.add(group, "receives from the database", side, calls.of(Counter.DATABASE_RECEIVES));
        run.add(
            group,
            "transactions",
            side,
            (double) (postgres.transactions() - transactions) / calls.messages());
        calls.addCommon(run, group, side);
      }
    }
  }

  private static Calls count(
      ComparisonRun run,
      ComparedServer target,
      ServerLoad throng,
      SystemCallCounter counts,
      int senders)
      throws IOException, InterruptedException {
    long pid = target.server().handle().pid();
    long switches = ContextSwitches.of(pid);
    counts.forgetLongestSync();
    Map<Counter, Long> before = counts.read();
    long messages = throng.send(senders, run.measured());
    var used = new EnumMap<Counter, Long>(Counter.class);
    counts.read().forEach((counter, value) -> used.merge(counter, value, Long::sum));
    before.forEach((counter, value) -> used.merge(counter, -value, Long::sum));
    return new Calls(used, ContextSwitches.of(pid) - switches, messages);
  }

  /// System calls of so many messages.
  private record Calls(Map<Counter, Long> counts, long switches, long messages) {
    /// {@return how often for each message}
    double of(Counter counter) {
      return (double) counts.getOrDefault(counter, 0L) / messages;
    }

    void addCommon(ComparisonRun run, String group, ComparedProgram side) {
      run.add(group, "system calls, all but locks", side, of(Counter.CALLS));
      run.add(group, "waits (voluntary switches)", side, (double) switches / messages);
    }
  }
}
