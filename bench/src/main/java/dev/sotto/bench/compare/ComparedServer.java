// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.bench.load.LoadResult;
import dev.sotto.bench.process.AllocationRecording;
import dev.sotto.bench.process.DiskProbe;
import dev.sotto.bench.process.MemoryFootprint;
import dev.sotto.bench.process.PostgresServer;
import dev.sotto.bench.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A running server of one of the programs, with a folder of its own. For one thread.
final class ComparedServer implements CloseablePair.Closing {
  private static final String SECRET = "q7Lr2Zs9-Vd4Kx8Wm1-Tb6Yh3Nc5-Pf0Ga";
  private static final Duration ALLOCATING = Duration.ofSeconds(2);

  private final ComparisonRun run;
  private final ComparedProgram side;
  private final Path folder;
  private final ServerProcess server;

  private ComparedServer(
      ComparisonRun run, ComparedProgram side, Path folder, ServerProcess server) {
    this.run = run;
    this.side = side;
    this.folder = folder;
    this.server = server;
  }

  static ComparedServer start(ComparisonRun run, ComparedProgram side, Map<String, String> more)
      throws IOException, InterruptedException {
    Path folder = run.options().newFolder();
    Map<String, String> environment = run.environment(side, more);
    return new ComparedServer(
        run, side, folder, ServerProcess.start(run.programs().of(side), folder, environment));
  }

  /// {@return a server on a new database}
  static ComparedServer startOn(
      PostgresServer postgres, ComparisonRun run, ComparedProgram side, Map<String, String> more)
      throws IOException, InterruptedException {
    String database = postgres.newDatabase();
    Path program = run.programs().of(side);
    Path folder = run.options().newFolder();
    var environment = new HashMap<>(run.environment(side, more));
    environment.put("SOTTO_STORAGE", database);
    environment.put("SOTTO_JWT_SECRET", SECRET);
    environment.put("SOTTO_TURN_SECRET", SECRET + "-turn");
    ServerProcess.command(program, folder, Map.of("SOTTO_STORAGE", database), "migrate");
    return new ComparedServer(run, side, folder, ServerProcess.start(program, folder, environment));
  }

  int port() {
    return server.port();
  }

  ServerProcess server() {
    return server;
  }

  /// {@return bytes in memory, as they are}
  long resident() throws IOException {
    return MemoryFootprint.resident(server.handle().pid());
  }

  /// Runs a load and adds its figures.
  ///
  /// @param many name of its rate, with the unit
  /// @param one what an exchange is
  LoadResult measure(String group, String many, String one, Load load)
      throws IOException, InterruptedException {
    Duration used = server.cpu();
    LoadResult result;
    double slowest;
    try (var probe = DiskProbe.start(folder)) {
      result = load.run(port(), run.measured());
      slowest = probe.slowest();
    }
    double cpu = server.cpu().minus(used).toNanos() / 1e3 / result.count();
    run.add(group, many, side, result.rate());
    run.add(group, MeasurementNames.P50, side, result.millis(50));
    run.add(group, MeasurementNames.P99, side, result.millis(99));
    run.add(group, MeasurementNames.P99_BY_P50, side, result.millis(99) / result.millis(50));
    run.add(group, MeasurementNames.P999, side, result.millis(99.9));
    run.add(group, MeasurementNames.MAX, side, result.millis(100));
    run.add(group, MeasurementNames.PROBE, side, slowest);
    run.add(group, MeasurementNames.cpu(one), side, cpu);
    return result;
  }

  /// Runs a load and adds what the server allocates for it, which is recorded, so nothing else is
  /// measured meanwhile.
  ///
  /// @param one what an exchange is
  LoadResult measureAllocation(String group, String one, Load load)
      throws IOException, InterruptedException {
    long pid = server.handle().pid();
    AllocationRecording.start(pid);
    LoadResult result = load.run(port(), ALLOCATING);
    long bytes = AllocationRecording.stop(pid, folder.resolve("allocation.jfr"));
    run.add(group, MeasurementNames.allocated(one), side, (double) bytes / result.count() / 1e3);
    return result;
  }

  @Override
  public void close() throws IOException {
    server.close();
    TemporaryFolders.delete(folder);
  }

  /// A load on the server at a port.
  @FunctionalInterface
  interface Load {
    LoadResult run(int port, Duration duration) throws IOException, InterruptedException;
  }
}
