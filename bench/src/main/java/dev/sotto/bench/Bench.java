// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.compare.CompareBench;
import dev.sotto.bench.process.EchoServer;
import dev.sotto.bench.process.StaticFileServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// The entry of the program: picks a measurement by the first argument.
public final class Bench {
  private static final String USAGE =
      """
      Usage: bench/run send|idle|candidates|history|postgres|nodes|download|move|all|compare REV [--name=value …]

        send      messages a second, latency and CPU against one row a transaction
          --senders=1,16,64  --seconds=5  --sync-delay-us=0,2000  --recipients=8
        idle      heap and memory of each idle socket against a bare echo server
          --sockets=10000  --accounts=200
        candidates  ICE candidates relayed in live rooms against a bare echo server
          --pairs=16  --window=8  --rate=5000  --seconds=3  --rounds=5
        history   the cost of a page at 1,000 and at 1,000,000 stored messages
          --messages=1000,1000000
        postgres  messages a second on PostgreSQL against one row a transaction
          --senders=1,16,64  --seconds=5
        nodes     a message between two nodes against one on one node
          --messages=2000
        download  media through the server against static content of the framework
          --connections=1,8  --mib=64  --seconds=3  --rounds=5
        move      a million messages to Postgres and back, and through an archive
          --messages=1000000  --heap=128m

        compare REV  this program against that of another revision, in alternation
          --rounds=3  --seconds=4  --warm-up=20  --settle=150  --senders=1,16,64
          --postgres-senders=1,16  --sockets=5000  --other=DIR (a packaged program, no REV)
          --java-opts=… (of this program's virtual machine, not of the other's)
          --only=sqlite,calls,postgres,history,idle,codes,logins

        --folder=DIR    where temporary data goes: the disk that is measured
        --program=DIR   the packaged server; default distribution/target/sotto
      """;

  private Bench() {}

  /// Runs the measurement named by `args`; exits 2 when there is none of that name.
  public static void main(String[] args) throws IOException, InterruptedException {
    String command = args.length == 0 ? "" : args[0];
    List<String> rest = Arrays.stream(args).skip(1).toList();
    switch (command) {
      case "compare" -> CompareBench.parse(rest).run();
      case "send" -> new SendBench(BenchOptions.parse(rest)).run();
      case "idle" -> new IdleBench(BenchOptions.parse(rest)).run();
      case "candidates" -> new CandidateRelayBench(BenchOptions.parse(rest)).run();
      case "history" -> new HistoryBench(BenchOptions.parse(rest)).run();
      case "move" -> new MoveBench(BenchOptions.parse(rest)).run();
      case "postgres" -> new PostgresBench(BenchOptions.parse(rest)).run();
      case "download" -> new DownloadBench(BenchOptions.parse(rest)).run();
      case "nodes" -> new CrossNodeDeliveryBench(BenchOptions.parse(rest)).run();
      case "all" -> {
        BenchOptions options = BenchOptions.parse(rest);
        new HistoryBench(options).run();
        new PostgresBench(options).run();
        new CrossNodeDeliveryBench(options).run();
        new DownloadBench(options).run();
        new IdleBench(options).run();
        new CandidateRelayBench(options).run();
        new SendBench(options).run();
        new MoveBench(options).run();
      }
      // Those that run in a process of their own, started by the others.
      case SqliteBaseline.COMMAND -> SqliteBaseline.main(rest);
      case EchoServer.COMMAND -> EchoServer.main();
      case StaticFileServer.COMMAND -> StaticFileServer.main(rest);
      default -> {
        System.err.print(USAGE);
        System.exit(2);
      }
    }
  }
}
