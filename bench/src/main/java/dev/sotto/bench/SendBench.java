// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.bench.load.LoadAccounts;
import dev.sotto.bench.load.LoadResult;
import dev.sotto.bench.load.RequestLoad;
import dev.sotto.bench.process.AllocationRecording;
import dev.sotto.bench.process.CpuProfile;
import dev.sotto.bench.process.CpuRecording;
import dev.sotto.bench.process.DiskProbe;
import dev.sotto.bench.process.ServerProcess;
import dev.sotto.bench.process.SlowFsync;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Messages a second through the packaged server, as a multiple of what the disk does alone.
final class SendBench {
  private static final int CPU_SENDERS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(6);

  private final BenchOptions options;
  private final List<Integer> senders;
  private final Duration measured;

  SendBench(BenchOptions options) {
    this.options = options;
    this.senders = options.numbers("senders", "1,16,64");
    this.measured = Duration.ofSeconds(options.number("seconds", 5));
  }

  void run() throws IOException, InterruptedException {
    for (int delay : options.numbers("sync-delay-us", "0,2000")) {
      ConsoleReport.title(
          delay == 0
              ? "send: this disk"
              : String.format(Locale.ROOT, "send: each sync of this disk %,d µs slower", delay));
      Path folder = options.newFolder();
      try {
        Optional<Map<String, String>> environment = SlowFsync.environment(folder, delay);
        if (environment.isPresent()) {
          measure(folder, environment.get());
        }
      } finally {
        TemporaryFolders.delete(folder);
      }
    }
  }

  private void measure(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    double before = SqliteBaseline.measure(folder, environment);
    var outcomes = new ArrayList<LoadResult>();
    double slowestSync;
    try (var server = ServerProcess.start(options.program(), folder, environment);
        var crowd =
            LoadAccounts.gather(
                server.port(),
                Math.max(CPU_SENDERS, Collections.max(senders)),
                options.number("recipients", 8))) {
      int most = Collections.max(senders);
      long warm = RequestLoad.run(server.port(), crowd.requests(most), WARM_UP).count();
      try (var probe = DiskProbe.start(folder)) {
        for (int count : senders) {
          outcomes.add(RequestLoad.run(server.port(), crowd.requests(count), measured));
        }
        slowestSync = probe.slowest();
      }
      long cpu = printCpu(server, crowd, folder);
      printReceived(crowd, warm + cpu + count(outcomes));
    }
    double after = SqliteBaseline.measure(folder, environment);
    printRates(before, after, outcomes);
    ConsoleReport.line("slowest bare fsync meanwhile: %.2f ms", slowestSync);
  }

  /// {@return messages sent}
  private long printAllocation(ServerProcess server, List<byte[]> requests, Path folder)
      throws IOException, InterruptedException {
    long pid = server.handle().pid();
    AllocationRecording.start(pid);
    long sent = RequestLoad.run(server.port(), requests, measured).count();
    long bytes = AllocationRecording.stop(pid, folder.resolve("allocation.jfr"));
    ConsoleReport.line(
        "allocated at %d senders: %.1f KB a message", CPU_SENDERS, bytes / 1e3 / sent);
    return sent;
  }

  private static long count(List<LoadResult> outcomes) {
    return outcomes.stream().mapToLong(LoadResult::count).sum();
  }

  private void printRates(double before, double after, List<LoadResult> outcomes) {
    double raw = (before + after) / 2;
    ConsoleReport.line(
        "raw, 1 row a transaction: %,.0f/s (before %,.0f, after %,.0f)", raw, before, after);
    ConsoleReport.line(
        "%8s %12s %8s %6s %10s %10s %10s %10s",
        "senders", "messages/s", "ratio", "aim", "p50", "p99", "p99.9", "longest");
    for (int i = 0; i < outcomes.size(); i++) {
      LoadResult outcome = outcomes.get(i);
      ConsoleReport.line(
          "%8d %,12.0f %8.2f %6s %7.2f ms %7.2f ms %7.2f ms %7.2f ms",
          senders.get(i),
          outcome.rate(),
          outcome.rate() / raw,
          aim(senders.get(i)),
          outcome.millis(50),
          outcome.millis(99),
          outcome.millis(99.9),
          outcome.millis(100));
    }
  }

  private static String aim(int senders) {
    return switch (senders) {
      case 1 -> "0.7";
      case 64 -> "12–20";
      default -> "–";
    };
  }

  private static void printReceived(LoadAccounts crowd, long sent) throws InterruptedException {
    boolean all = crowd.awaitReceived(sent);
    ConsoleReport.line(
        "answered %,d messages, received %,d: %s", sent, crowd.received(), all ? "all" : "NOT ALL");
  }

  /// Once without a recording for the sum, once with one for its parts. {@return messages sent}
  private long printCpu(ServerProcess server, LoadAccounts crowd, Path folder)
      throws IOException, InterruptedException {
    List<byte[]> requests = crowd.requests(CPU_SENDERS);
    Duration start = server.cpu();
    long plain = RequestLoad.run(server.port(), requests, measured).count();
    double micros = server.cpu().minus(start).toNanos() / 1e3 / plain;
    ConsoleReport.line("server CPU at %d senders: %.0f µs a message", CPU_SENDERS, micros);

    Path file = folder.resolve("send.jfr");
    CpuRecording.start(server.handle().pid());
    start = server.cpu();
    long recorded = RequestLoad.run(server.port(), requests, measured).count();
    Duration used = server.cpu().minus(start);
    CpuRecording.stop(server.handle().pid(), file);
    CpuProfile parts = CpuProfile.read(file);
    parts
        .shares(used)
        .forEach(
            (part, share) ->
                ConsoleReport.line(
                    "  %-28s %5.1f %%  %6.1f µs", part, share * 100, share * micros));
    ConsoleReport.line(
        "  from %,d stacks; the recording itself: %+.0f µs a message",
        parts.stacks(), used.toNanos() / 1e3 / recorded - micros);
    return plain + recorded + printAllocation(server, requests, folder);
  }
}
