// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.redis.EmbeddedRedis;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Packaged servers that share a database, a Redis and their secrets, and know nothing else of each
/// other. For one thread.
final class Cluster implements AutoCloseable {
  static final int NODES = 3;

  private static final Map<String, String> SHARED =
      Map.of(
          "SOTTO_JWT_SECRET",
          "q7Lr2Zs9-Vd4Kx8Wm1-Tb6Yh3Nc5-Pf0Ga",
          "SOTTO_TURN_SECRET",
          "Hc8Rj3Xe5-Mz1Qk7Ub2-Wn6Dv9Fs4-Ly0Ot",
          "SOTTO_BCRYPT_COST",
          "10",
          // As operators start it: some tests ask much of it.
          "SOTTO_JAVA_OPTS",
          "");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<PackagedServer> nodes = new ArrayList<>();
  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private final String storage;

  private Cluster(String storage) {
    this.storage = storage;
  }

  /// {@return a cluster whose nodes answer}
  ///
  /// @param postgres where it gets a new database; kept by the caller
  /// @param settings beyond what all clusters have
  static Cluster start(Path folder, EmbeddedPostgres postgres, Map<String, String> settings)
      throws Exception {
    var cluster = new Cluster(postgres.newDatabase());
    boolean started = false;
    try {
      cluster.startNodes(folder, settings);
      started = true;
      return cluster;
    } finally {
      if (!started) {
        cluster.close();
      }
    }
  }

  /// {@return the one cluster of this JVM, without limits, which ends with it; whoever takes
  /// something of it away brings it back}
  static Cluster shared() {
    return Shared.CLUSTER;
  }

  /// {@return a client of a new account, at the first node}
  RestClient register(String handle) throws IOException, InterruptedException {
    return RestClient.register(http, url(0), handle);
  }

  /// {@return clients of so many new accounts, which all nodes make, two each at the same time}
  List<RestClient> register(String prefix, int count) {
    var clients = new ArrayList<RestClient>();
    for (int from = 0; from < count; from += 2 * NODES) {
      int first = from;
      clients.addAll(
          Concurrently.call(Math.min(2 * NODES, count - from), i -> registered(prefix, first + i)));
    }
    return clients;
  }

  private RestClient registered(String prefix, int number) {
    try {
      return RestClient.register(http, url(number % NODES), prefix + number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  PackagedServer node(int number) {
    return nodes.get(number);
  }

  String url(int number) {
    return nodes.get(number).url();
  }

  EmbeddedRedis redis() {
    return redis;
  }

  /// {@return the database, as the URL of a storage}
  String storage() {
    return storage;
  }

  /// {@return what all nodes have logged}
  String log() {
    var all = new StringBuilder();
    nodes.forEach(node -> all.append(node.log()).append("\n----\n"));
    return all.toString();
  }

  @Override
  public void close() {
    // Closing alone waits for sockets that the client itself has lost count of.
    http.shutdownNow();
    nodes.forEach(PackagedServer::close);
    redis.close();
  }

  private void startNodes(Path folder, Map<String, String> settings) throws Exception {
    var migrated = PackagedProgram.run(folder, "", "migrate", "--storage=" + storage);
    if (migrated.status() != 0) {
      throw new IllegalStateException(migrated.output());
    }
    var environment = new HashMap<>(SHARED);
    environment.put("SOTTO_STORAGE", storage);
    environment.put("SOTTO_COORDINATION", "redis://" + redis.address());
    environment.putAll(settings);
    var starting = new ArrayList<Callable<PackagedServer>>();
    for (int number = 0; number < NODES; number++) {
      Path own = Files.createDirectories(folder.resolve("node" + number));
      starting.add(() -> PackagedServer.start(own, environment));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PackagedServer>> ended = threads.invokeAll(starting);
      // First those that run, so that they are closed when another one does not.
      for (Future<PackagedServer> node : ended) {
        if (node.state() == Future.State.SUCCESS) {
          nodes.add(node.resultNow());
        }
      }
      for (Future<PackagedServer> node : ended) {
        node.get();
      }
    }
  }

  private static final class Shared {
    static final Cluster CLUSTER = startForThisJvm();

    private Shared() {}

    private static Cluster startForThisJvm() {
      try {
        Path folder = Files.createTempDirectory("sotto-cluster");
        Map<String, String> settings =
            Map.of("SOTTO_LIMITS", "off", "SOTTO_JAVA_OPTS", PackagedProgram.SHORT_LIVED);
        Cluster cluster = start(folder, EmbeddedPostgres.shared(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(cluster, folder)));
        return cluster;
      } catch (Exception e) {
        throw new IllegalStateException("no cluster", e);
      }
    }

    private static void end(Cluster cluster, Path folder) {
      cluster.close();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
