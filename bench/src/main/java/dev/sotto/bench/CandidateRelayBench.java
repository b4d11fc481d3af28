// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.bench.load.CandidateLoad;
import dev.sotto.bench.load.CandidateLoad.Outcome;
import dev.sotto.bench.process.CpuProfile;
import dev.sotto.bench.process.CpuRecording;
import dev.sotto.bench.process.EchoServer;
import dev.sotto.bench.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Candidate frames relayed between the two of a room, against a bare echo server on the same
/// framework.
final class CandidateRelayBench {
  private static final int WARM_UP_SECONDS = 6;
  private static final double RATE_AIM = 0.5;
  private static final double P99_AIM = 3;

  private final BenchOptions options;
  private final int window;
  private final int seconds;

  CandidateRelayBench(BenchOptions options) {
    this.options = options;
    this.window = options.number("window", 8);
    this.seconds = options.number("seconds", 3);
  }

  void run() throws IOException, InterruptedException {
    int pairs = options.number("pairs", 16);
    ConsoleReport.title("candidates: %d rooms, %d sockets".formatted(pairs, 2 * pairs));
    Path folder = options.newFolder();
    try (var echo = EchoServer.start();
        var server = ServerProcess.start(options.program(), folder, Map.of());
        var echoed = CandidateLoad.echo(echo.port(), pairs);
        var relayed = CandidateLoad.rooms(server.port(), pairs)) {
      echoed.full(window, WARM_UP_SECONDS);
      relayed.full(window, WARM_UP_SECONDS);
      List<Round> full = rounds(lanes -> lanes.full(window, seconds), echoed, relayed);
      int rate = options.number("rate", 5_000);
      List<Round> paced = rounds(lanes -> lanes.paced(rate, seconds), echoed, relayed);

      ConsoleReport.line("%-24s %12s %10s %10s", "", "frames/s", "p50", "p99");
      print("echo, full load", full, Round::echo);
      print("Sotto, full load", full, Round::sotto);
      print("echo, at that pace", paced, Round::echo);
      print("Sotto, at that pace", paced, Round::sotto);
      ConsoleReport.line(
          "ratio at full load: frames %.2f (aim: at least %.1f), p99 %.2f (aim: at most %.0f)",
          median(full, round -> round.sotto().rate() / round.echo().rate()),
          RATE_AIM,
          median(full, Round::p99),
          P99_AIM);
      ConsoleReport.line(
          "ratio at that pace: p99 %.2f (aim: at most %.0f)", median(paced, Round::p99), P99_AIM);
      printCpu(server, relayed, folder);
    } finally {
      TemporaryFolders.delete(folder);
    }
  }

  /// Both in alternation, so that what disturbs the machine for a while disturbs both.
  private List<Round> rounds(Load load, CandidateLoad echoed, CandidateLoad relayed)
      throws IOException, InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < options.number("rounds", 5); i++) {
      Outcome echo = load.run(echoed);
      Outcome sotto = load.run(relayed);
      rounds.add(new Round(echo, sotto));
    }
    return rounds;
  }

  private static void print(String what, List<Round> rounds, Function<Round, Outcome> side) {
    ConsoleReport.line(
        "%-24s %,12.0f %,7.0f µs %,7.0f µs",
        what,
        median(rounds, round -> side.apply(round).rate()),
        median(rounds, round -> side.apply(round).micros(50)),
        median(rounds, round -> side.apply(round).micros(99)));
  }

  private void printCpu(ServerProcess server, CandidateLoad relayed, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("candidates.jfr");
    CpuRecording.start(server.handle().pid());
    Duration start = server.cpu();
    Outcome outcome = relayed.full(window, seconds);
    Duration used = server.cpu().minus(start);
    CpuRecording.stop(server.handle().pid(), file);
    double micros = used.toNanos() / 1e3 / outcome.took().size();
    ConsoleReport.line("server CPU at full load, recorded: %.1f µs a frame", micros);
    CpuProfile.read(file)
        .shares(used)
        .forEach(
            (part, share) ->
                ConsoleReport.line(
                    "  %-28s %5.1f %%  %6.1f µs", part, share * 100, share * micros));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /// One load, as both servers are put under it in turn.
  @FunctionalInterface
  private interface Load {
    Outcome run(CandidateLoad lanes) throws IOException, InterruptedException;
  }

  private record Round(Outcome echo, Outcome sotto) {
    double p99() {
      return sotto.micros(99) / echo.micros(99);
    }
  }
}
