// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.bench.load.DownloadLoad;
import dev.sotto.bench.load.DownloadLoad.Outcome;
import dev.sotto.bench.process.ServerProcess;
import dev.sotto.bench.process.StaticFileServer;
import dev.sotto.bench.wire.UploadedObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Downloads from the folder of media through the packaged server, against the framework's static
/// content with the same file.
final class DownloadBench {
  private static final int MIB = 1 << 20;
  private static final double GIB = 1 << 30;
  private static final int WARM_UP_SECONDS = 4;
  private static final double AIM = 0.8;

  private final BenchOptions options;
  private final int size;
  private final int seconds;

  DownloadBench(BenchOptions options) {
    this.options = options;
    this.size = options.number("mib", 64) * MIB;
    this.seconds = options.number("seconds", 3);
  }

  void run() throws IOException, InterruptedException {
    ConsoleReport.title("download: an object of %d MiB".formatted(size / MIB));
    Path folder = options.newFolder();
    var settings = Map.of("SOTTO_MEDIA_LARGEST", "1024");
    try (var server = ServerProcess.start(options.program(), folder, settings)) {
      UploadedObject link = UploadedObject.upload(server.port(), size);
      try (var files = StaticFileServer.start(folder.resolve("data").resolve("media"))) {
        var bare = new DownloadLoad(files.port(), "/" + link.key(), files::cpu);
        var sotto = new DownloadLoad(server.port(), link.path(), server::cpu);
        ConsoleReport.line(
            "%11s %12s %12s %7s %14s %14s",
            "connections", "static", "Sotto", "ratio", "CPU, static", "CPU, Sotto");
        for (int connections : options.numbers("connections", "1,8")) {
          measure(connections, bare, sotto);
        }
        ConsoleReport.line("aim: a ratio of at least %.1f", AIM);
      }
    } finally {
      TemporaryFolders.delete(folder);
    }
  }

  /// Both in alternation, so that what disturbs the machine for a while disturbs both.
  private void measure(int connections, DownloadLoad bare, DownloadLoad sotto)
      throws IOException, InterruptedException {
    bare.run(connections, WARM_UP_SECONDS);
    sotto.run(connections, WARM_UP_SECONDS);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < options.number("rounds", 5); i++) {
      Outcome first = bare.run(connections, seconds);
      Outcome second = sotto.run(connections, seconds);
      rounds.add(new Round(first, second));
    }
    ConsoleReport.line(
        "%11d %,7.0f MiB/s %,7.0f MiB/s %7.2f %,7.0f ms/GiB %,7.0f ms/GiB",
        connections,
        median(rounds, round -> round.bare().rate() / MIB),
        median(rounds, round -> round.sotto().rate() / MIB),
        median(rounds, round -> round.sotto().rate() / round.bare().rate()),
        median(rounds, round -> round.bare().cpu() * GIB * 1e3),
        median(rounds, round -> round.sotto().cpu() * GIB * 1e3));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private record Round(Outcome bare, Outcome sotto) {}
}
