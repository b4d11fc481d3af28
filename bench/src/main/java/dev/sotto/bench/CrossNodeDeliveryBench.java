// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.LatencySamples;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.bench.load.DeliveryLatencyProbe;
import dev.sotto.bench.process.ServerProcess;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.redis.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The way of a message between sockets at two nodes, as a multiple of the way between sockets at
/// one node of the same pair, over the same PostgreSQL and Redis; and without Redis.
final class CrossNodeDeliveryBench {
  private static final String SECRET = "q7Lr2Zs9-Vd4Kx8Wm1-Tb6Yh3Nc5-Pf0Ga";
  private static final double AIM = 3;
  private static final int WARM_UP = 1_000;
  private static final int AWAY = 150;

  /// Not a divisor of the time between two looks at the mailboxes.
  private static final long AWAY_PAUSE_NANOS = 41_000_000;

  private final BenchOptions options;

  CrossNodeDeliveryBench(BenchOptions options) {
    this.options = options;
  }

  void run() throws IOException, InterruptedException {
    ConsoleReport.title("nodes: from a send to the recipient's socket");
    Path folder = options.newFolder();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        EmbeddedRedis redis = EmbeddedRedis.start()) {
      AdapterUrl storage = AdapterUrl.parse(postgres.newDatabase());
      BenchStorages.storage(storage).at(storage).migrate();
      Map<String, String> environment =
          Map.of(
              "SOTTO_STORAGE", storage.scheme() + ":" + storage.rest(),
              "SOTTO_COORDINATION", "redis://" + redis.address(),
              "SOTTO_JWT_SECRET", SECRET,
              "SOTTO_TURN_SECRET", SECRET + "-turn");
      try (var one = start(folder.resolve("one"), environment);
          var other = start(folder.resolve("other"), environment);
          var courier = DeliveryLatencyProbe.between(one.port(), other.port())) {
        measure(courier, redis);
      }
    } finally {
      TemporaryFolders.delete(folder);
    }
  }

  private void measure(DeliveryLatencyProbe courier, EmbeddedRedis redis)
      throws IOException, InterruptedException {
    courier.alternate(WARM_UP);
    DeliveryLatencyProbe.Ways ways = courier.alternate(options.number("messages", 2_000));
    redis.kill();
    LatencySamples away = courier.spread(AWAY, AWAY_PAUSE_NANOS);

    ConsoleReport.line("%-28s %12s %12s", "", "p50", "p99");
    print("at one node", ways.near());
    print("between two nodes", ways.far());
    print("between two, without Redis", away);
    double ratio = (double) ways.far().percentile(50) / ways.near().percentile(50);
    ConsoleReport.line("ratio of the first two, p50: %.2f (aim: at most %.0f)", ratio, AIM);
  }

  private ServerProcess start(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    return ServerProcess.start(options.program(), Files.createDirectory(folder), environment);
  }

  private static void print(String what, LatencySamples samples) {
    ConsoleReport.line(
        "%-28s %,9.2f ms %,9.2f ms",
        what, samples.percentile(50) / 1e6, samples.percentile(99) / 1e6);
  }
}
