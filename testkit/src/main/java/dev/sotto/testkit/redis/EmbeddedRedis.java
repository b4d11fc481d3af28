// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/// A Redis server of its own on a free port of this machine, which keeps nothing on disk. It may be
/// stopped and started again on the same port; closing ends it. For one thread.
public final class EmbeddedRedis implements AutoCloseable {
  private static final int SLOTS = 16_384;
  private static final int SLOTS_AT_ONCE = 1_024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private final List<String> options;
  private Process process;

  private EmbeddedRedis(Path folder, int port, List<String> options) throws IOException {
    this.folder = folder;
    this.port = port;
    this.options = List.copyOf(options);
    this.process = launch();
  }

  /// {@return a server that answers}
  ///
  /// @param options of `redis-server`, as `--requirepass secret`
  public static EmbeddedRedis start(String... options) {
    try {
      var server =
          new EmbeddedRedis(Files.createTempDirectory("redis"), freePort(), List.of(options));
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Redis", e);
    }
  }

  /// {@return a single node that makes up a whole Redis Cluster}
  public static EmbeddedRedis startCluster() {
    EmbeddedRedis server = start("--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf");
    try {
      server.takeAllSlots();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /// {@return the port, also while the server is stopped}
  public int port() {
    return port;
  }

  /// {@return for example `127.0.0.1:40123`}
  public String address() {
    return "127.0.0.1:" + port;
  }

  /// Ends the server without warning and waits until it is gone.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Starts the server again, empty, and waits until it answers.
  public void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException("it still runs");
    }
    try {
      process = launch();
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Redis", e);
    }
  }

  /// Forgets all keys.
  public void flush() {
    command("FLUSHALL");
  }

  /// Forgets all scripts.
  public void flushScripts() {
    command("SCRIPT FLUSH");
  }

  /// Does not answer anybody for so long, and keeps all connections.
  public void fallSilent(Duration time) {
    command("CLIENT PAUSE " + time.toMillis());
  }

  /// {@return what the server answers to one command of words without blanks, as the protocol puts
  /// it}
  public String command(String line) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((line + "\r\nQUIT\r\n").getBytes(US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), US_ASCII);
      if (answer.startsWith("-")) {
        throw new IllegalStateException(answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("Redis does not answer", e);
    }
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private void takeAllSlots() {
    for (int first = 0; first < SLOTS; first += SLOTS_AT_ONCE) {
      command(
          IntStream.range(first, first + SLOTS_AT_ONCE)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(" ", "CLUSTER ADDSLOTS ", "")));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!command("CLUSTER INFO").contains("cluster_state:ok")) {
      pause(end);
    }
  }

  private Process launch() throws IOException {
    File program = ExecutableProvider.newJarResourceProvider(folder.toFile()).get();
    var line = new ArrayList<String>();
    line.add(program.getAbsolutePath());
    line.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    line.addAll(List.of("--save", "", "--appendonly", "no"));
    line.addAll(options);
    return new ProcessBuilder(line)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("redis.log").toFile())
        .start();
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!accepts()) {
      pause(end);
    }
  }

  private boolean accepts() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Waits a moment; wakes early when the server ends.
  private void pause(long end) {
    try {
      if (process.waitFor(10, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        kill();
        throw new IllegalStateException(
            "Redis did not start: " + Files.readString(folder.resolve("redis.log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IOException e) {
      throw new UncheckedIOException("no log", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      // A node of a cluster also listens on a port that is 10,000 higher.
      return port > 55_000 ? port - 20_000 : port;
    }
  }
}
