// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.cluster.FaultInjector.Fault;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes under load, while everything that they consist of fails in turn.
final class ClusterCrashTest {
  private static final int CLIENTS = 50;
  private static final int EACH = 200;
  private static final int TIMES = 2;
  private static final long SEED = 20_261_121;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /// The friends of each client: so many places further on.
  private static final List<Integer> FRIENDS = List.of(1, 7, 18, 31);

  @TempDir private Path folder;

  @Tag("full")
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void acknowledgedMessagesShouldArriveOnceAndInOrderWhateverFails() throws Exception {
    var pace = new LoadThrottle();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        Cluster cluster = Cluster.start(folder, postgres, Map.of("SOTTO_LIMITS", "off"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<ReconnectingClient> clients = register(cluster, pace);
      List<Future<?>> running = new ArrayList<>();
      clients.forEach(client -> running.add(threads.submit(client)));
      try {
        letThingsHappen(new FaultInjector(cluster, postgres, new Random(SEED)), pace, running);
        awaitArrival(clients);
      } finally {
        pace.end();
      }
      for (Future<?> client : running) {
        client.get();
      }
      checkRoving(clients);
      for (ReconnectingClient client : clients) {
        check(client, clients);
      }
      checkStored(postgres, cluster);
      assertThat(errors(cluster)).isEmpty();
    }
  }

  /// What a node could not explain. That the database is away is explained: this test stops it. The
  /// web server says so, too, of a connection that comes in the very moment in which it stops.
  private static Stream<String> errors(Cluster cluster) {
    return cluster
        .log()
        .lines()
        .filter(line -> line.contains("\"level\":\"ERROR\""))
        .filter(line -> !line.contains("the storage cannot be used: "))
        .filter(line -> !line.contains("Executor rejected handler for new connection"));
  }

  private static List<ReconnectingClient> register(Cluster cluster, LoadThrottle pace)
      throws Exception {
    List<RestClient> accounts = cluster.register("client", CLIENTS);
    var clients = new ArrayList<ReconnectingClient>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new ReconnectingClient(accounts.get(i), cluster, pace, SEED + i));
    }
    for (int i = 0; i < CLIENTS; i++) {
      int place = i;
      clients
          .get(i)
          .befriend(FRIENDS.stream().map(step -> clients.get((place + step) % CLIENTS)).toList());
    }
    return clients;
  }

  /// Each fault has a share of the messages to itself, and strikes when a third of it is answered.
  private static void letThingsHappen(
      FaultInjector faults, LoadThrottle pace, List<Future<?>> running) throws Exception {
    List<Fault> schedule = faults.schedule(TIMES);
    int shares = schedule.size() + 1;
    Runnable allRun = () -> assertThat(running).noneMatch(Future::isDone);
    for (int i = 0; i < schedule.size(); i++) {
      int before = pace.allAnswered();
      int allowed = EACH * (i + 1) / shares;
      pace.allow(allowed);
      pace.await(before + (CLIENTS * allowed - before) / 3, allRun);
      faults.strike(schedule.get(i));
    }
    pace.allow(EACH);
    pace.await(CLIENTS * EACH, allRun);
  }

  private static void awaitArrival(List<ReconnectingClient> clients) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (clients.stream().anyMatch(client -> client.inbox().last() < EACH)
        && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static void check(ReconnectingClient client, List<ReconnectingClient> all) {
    List<String> received = client.inbox().clientIds();
    assertThat(client.inbox().faults()).isEmpty();
    assertThat(received).hasSize(EACH).doesNotHaveDuplicates();
    for (ReconnectingClient sender : all) {
      List<String> sent = sender.sentTo(client, EACH);
      assertThat(received).as("what one sender was acknowledged").containsAll(sent);
      if (!sent.isEmpty()) {
        assertThat(received).as("its order").containsSubsequence(sent);
      }
    }
    assertThat(client.inbox().ids()).as("message ids").isSorted();
  }

  /// Places in mailboxes are not given out twice, so this is also all that the clients have got.
  private static void checkStored(EmbeddedPostgres postgres, Cluster cluster) throws SQLException {
    try (Connection connection = postgres.connect(cluster.storage());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT (SELECT count(*) FROM message),
                  (SELECT count(*) FROM mailbox WHERE last_seq = %d)
                """
                    .formatted(EACH))) {
      row.next();
      assertThat(row.getInt(1)).as("stored messages").isEqualTo(CLIENTS * EACH);
      assertThat(row.getInt(2)).as("full mailboxes").isEqualTo(CLIENTS);
    }
  }

  /// That it was a test at all.
  private static void checkRoving(List<ReconnectingClient> clients) {
    assertThat(clients.stream().mapToInt(ReconnectingClient::repeats).sum())
        .as("sends left unanswered")
        .isPositive();
    assertThat(clients.stream().mapToInt(client -> client.inbox().repeats()).sum())
        .as("entries that came again")
        .isPositive();
    assertThat(clients).extracting(client -> client.nodes().size()).allMatch(count -> count > 1);
  }
}
