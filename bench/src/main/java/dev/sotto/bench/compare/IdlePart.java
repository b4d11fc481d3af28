// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.bench.load.AccountCreator;
import dev.sotto.bench.load.IdleSockets;
import dev.sotto.bench.process.MemoryFootprint;
import dev.sotto.bench.process.OpenFileLimit;
import dev.sotto.bench.process.ServerProcess;
import dev.sotto.bench.wire.FoxTrotAccount;
import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starting a server, and what it holds for sockets that do nothing. Each round is a fresh start on
/// data with accounts that are logged in already.
final class IdlePart implements ComparisonPart {
  private static final int THREADS = 8;
  private static final int CALM_SECONDS = 3;
  private static final double MIB = 1 << 20;
  private static final double KIB = 1 << 10;

  @Override
  public void measure(ComparisonRun run) throws IOException, InterruptedException {
    int sockets = OpenFileLimit.affordable(run.options().number("sockets", 5_000));
    ProgramPair<Path> folders = ProgramPair.make(_ -> run.options().newFolder());
    try {
      ProgramPair<List<String>> paths =
          ProgramPair.make(
              side -> {
                ConsoleReport.progress("idle: accounts, %s", side);
                return accounts(run, side, folders.of(side), sockets);
              });
      run.rounds("idle", side -> measure(run, side, folders.of(side), paths.of(side), sockets));
    } finally {
      TemporaryFolders.delete(folders.base());
      TemporaryFolders.delete(folders.now());
    }
  }

  private static List<String> accounts(
      ComparisonRun run, ComparedProgram side, Path folder, int sockets)
      throws IOException, InterruptedException {
    int most = Bound.SOCKETS_OF_ACCOUNT.most();
    try (var server =
        ServerProcess.start(run.programs().of(side), folder, run.environment(side, Map.of()))) {
      return AccountCreator.create(server.port(), "idle", (sockets + most - 1) / most).stream()
          .map(FoxTrotAccount::socketPath)
          .toList();
    }
  }

  private static void measure(
      ComparisonRun run, ComparedProgram side, Path folder, List<String> paths, int sockets)
      throws IOException, InterruptedException {
    try (var server =
            ServerProcess.start(run.programs().of(side), folder, run.environment(side, Map.of()));
        var idle = new IdleSockets()) {
      long pid = server.handle().pid();
      run.add(
          MeasurementNames.START,
          MeasurementNames.FIRST_ANSWER,
          side,
          server.timeToAnswer().toNanos() / 1e6);
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      long before = MemoryFootprint.resident(pid);
      run.add(MeasurementNames.START, MeasurementNames.RESIDENT_IDLE, side, before / MIB);
      long start = System.nanoTime();
      idle.open(server.port(), paths, sockets, THREADS);
      double seconds = (System.nanoTime() - start) / 1e9;
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      long with = MemoryFootprint.resident(pid);
      ServerProcess.jcmd(pid, "GC.run");
      TimeUnit.SECONDS.sleep(1);
      long collected = MemoryFootprint.resident(pid);
      if (idle.open() != sockets) {
        ConsoleReport.line("%s: %,d of %,d sockets are open", side, idle.open(), sockets);
      }
      run.add(MeasurementNames.IDLE, "sockets", side, sockets);
      run.add(
          MeasurementNames.IDLE,
          MeasurementNames.RESIDENT_EACH,
          side,
          (with - before) / KIB / sockets);
      run.add(
          MeasurementNames.IDLE,
          "resident after a forced collection, KiB each",
          side,
          (collected - before) / KIB / sockets);
      run.add(MeasurementNames.IDLE, MeasurementNames.CONNECT, side, seconds);
    }
  }
}
