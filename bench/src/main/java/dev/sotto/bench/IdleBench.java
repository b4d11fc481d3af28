// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.bench.load.IdleSockets;
import dev.sotto.bench.process.EchoServer;
import dev.sotto.bench.process.MemoryFootprint;
import dev.sotto.bench.process.OpenFileLimit;
import dev.sotto.bench.process.ServerProcess;
import dev.sotto.bench.wire.FoxTrotAccount;
import dev.sotto.bench.wire.HttpLoadConnection;
import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The cost of an idle, authenticated socket, against a bare echo server on the same framework.
final class IdleBench {
  private static final int WARM_UP = 200;

  private final BenchOptions options;

  IdleBench(BenchOptions options) {
    this.options = options;
  }

  void run() throws IOException, InterruptedException {
    int sockets = OpenFileLimit.affordable(options.number("sockets", 10_000));
    ConsoleReport.title(String.format(Locale.ROOT, "idle: %,d sockets", sockets));
    ConsoleReport.line(
        "%-12s %16s %16s %10s", "", "heap a socket", "memory a socket", "still open");
    PerSocket echo = echo(sockets);
    PerSocket server = server(sockets);
    ConsoleReport.line(
        "ratio to the echo server: heap %.2f, memory %.2f",
        server.heap() / echo.heap(), server.resident() / echo.resident());
  }

  private PerSocket echo(int sockets) throws IOException, InterruptedException {
    try (var echo = EchoServer.start()) {
      return measure("echo server", echo.pid(), echo.port(), List.of(EchoServer.PATH), sockets);
    }
  }

  private PerSocket server(int sockets) throws IOException, InterruptedException {
    Path folder = options.newFolder();
    try (var server = ServerProcess.start(options.program(), folder, Map.of())) {
      List<String> paths = new ArrayList<>();
      try (var connection = new HttpLoadConnection(server.port())) {
        int accounts = Math.max(fewestAccounts(sockets), options.number("accounts", 200));
        for (int i = 0; i < Math.min(sockets, accounts); i++) {
          paths.add(FoxTrotAccount.create(connection, "idle-" + i).socketPath());
        }
      }
      return measure("Sotto", server.handle().pid(), server.port(), paths, sockets);
    } finally {
      TemporaryFolders.delete(folder);
    }
  }

  /// {@return how many accounts may open so many sockets}
  private static int fewestAccounts(int sockets) {
    int most = Bound.SOCKETS_OF_ACCOUNT.most();
    return (sockets + most - 1) / most;
  }

  private static PerSocket measure(
      String label, long pid, int port, List<String> paths, int sockets)
      throws IOException, InterruptedException {
    try (var idle = new IdleSockets()) {
      idle.open(port, paths, WARM_UP, 1);
      MemoryFootprint before = MemoryFootprint.of(pid);
      idle.open(port, paths, sockets - WARM_UP, 1);
      Thread.sleep(2_000);
      MemoryFootprint after = MemoryFootprint.of(pid);
      int more = sockets - WARM_UP;
      var cost =
          new PerSocket(
              (double) (after.heap() - before.heap()) / more,
              (double) (after.resident() - before.resident()) / more);
      ConsoleReport.line(
          "%-12s %,10.0f bytes %,10.0f bytes %,10d",
          label, cost.heap(), cost.resident(), idle.open());
      ConsoleReport.line(
          "             heap %,d -> %,d KiB, resident %,d -> %,d KiB",
          before.heap() >> 10, after.heap() >> 10, before.resident() >> 10, after.resident() >> 10);
      return cost;
    }
  }

  /// Bytes for each socket.
  private record PerSocket(double heap, double resident) {}
}
