// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.Folders;
import dev.sotto.bench.command.Report;
import dev.sotto.bench.load.IdleSockets;
import dev.sotto.bench.load.ManyAccounts;
import dev.sotto.bench.process.Footprint;
import dev.sotto.bench.process.OpenFiles;
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
final class IdlePart implements Part {
  private static final int THREADS = 8;
  private static final int CALM_SECONDS = 3;
  private static final double MIB = 1 << 20;
  private static final double KIB = 1 << 10;

  @Override
  public void measure(CompareRun run) throws IOException, InterruptedException {
    int sockets = OpenFiles.affordable(run.options().number("sockets", 5_000));
    Both<Path> folders = Both.make(_ -> run.options().newFolder());
    try {
      Both<List<String>> paths =
          Both.make(
              side -> {
                Report.progress("idle: accounts, %s", side);
                return accounts(run, side, folders.of(side), sockets);
              });
      run.rounds("idle", side -> measure(run, side, folders.of(side), paths.of(side), sockets));
    } finally {
      Folders.delete(folders.base());
      Folders.delete(folders.now());
    }
  }

  private static List<String> accounts(CompareRun run, Side side, Path folder, int sockets)
      throws IOException, InterruptedException {
    int most = Bound.SOCKETS_OF_ACCOUNT.most();
    try (var server =
        ServerProcess.start(run.programs().of(side), folder, run.environment(side, Map.of()))) {
      return ManyAccounts.create(server.port(), "idle", (sockets + most - 1) / most).stream()
          .map(FoxTrotAccount::socketPath)
          .toList();
    }
  }

  private static void measure(
      CompareRun run, Side side, Path folder, List<String> paths, int sockets)
      throws IOException, InterruptedException {
    try (var server =
            ServerProcess.start(run.programs().of(side), folder, run.environment(side, Map.of()));
        var idle = new IdleSockets()) {
      long pid = server.handle().pid();
      run.add(Names.START, Names.FIRST_ANSWER, side, server.timeToAnswer().toNanos() / 1e6);
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      long before = Footprint.resident(pid);
      run.add(Names.START, Names.RESIDENT_IDLE, side, before / MIB);
      long start = System.nanoTime();
      idle.open(server.port(), paths, sockets, THREADS);
      double seconds = (System.nanoTime() - start) / 1e9;
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      long with = Footprint.resident(pid);
      ServerProcess.jcmd(pid, "GC.run");
      TimeUnit.SECONDS.sleep(1);
      long collected = Footprint.resident(pid);
      if (idle.open() != sockets) {
        Report.line("%s: %,d of %,d sockets are open", side, idle.open(), sockets);
      }
      run.add(Names.IDLE, "sockets", side, sockets);
      run.add(Names.IDLE, Names.RESIDENT_EACH, side, (with - before) / KIB / sockets);
      run.add(
          Names.IDLE,
          "resident after a forced collection, KiB each",
          side,
          (collected - before) / KIB / sockets);
      run.add(Names.IDLE, Names.CONNECT, side, seconds);
    }
  }
}
