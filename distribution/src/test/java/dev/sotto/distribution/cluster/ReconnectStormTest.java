// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// 5,000 clients, one in ten of which reads nothing, at three nodes: one is killed while another
/// one is started again.
@Tag("full")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class ReconnectStormTest {
  private static final int CLIENTS = 5_000;
  private static final int CLIENTS_OF_ACCOUNT = 25;
  private static final int SLOW_IN = 10;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  /// Within a minute everybody is synced or was told to come again; who was told is synced soon.
  private static final Duration ON_A_BUSY_MACHINE = Duration.ofMinutes(2);

  private static final Duration STOP = Duration.ofSeconds(15);

  /// What waits for the slow ones is more than the buffers of both ends take.
  private static final String LARGE = "A".repeat(150 * 1024);

  private static final int LARGE_MESSAGES = 8;

  private static final int FEW_DESCRIPTORS = 32;
  private static final long LITTLE_HEAP = 32L << 20;

  @TempDir private Path folder;

  @Test
  void everybodyShouldBeSyncedAgainAndNothingStay() throws Exception {
    try (Cluster cluster =
        Cluster.start(folder, EmbeddedPostgres.shared(), Map.of("SOTTO_LIMITS", "off"))) {
      List<RestClient> accounts = cluster.register("storm", CLIENTS / CLIENTS_OF_ACCOUNT);
      fillMailboxes(cluster.register("sender"), accounts);
      ProcessResources before = ProcessResources.of(cluster.node(1).pid());
      var storm = new ReconnectStormClient.Storm();
      List<ReconnectStormClient> clients = clients(cluster, accounts, storm);
      try {
        clients.forEach(client -> Thread.ofVirtual().start(client));
        await(clients, ReconnectStormClient::isSynced, ON_A_BUSY_MACHINE, storm);

        cluster.node(1).stop(STOP);
        cluster.node(0).kill();
        clients.forEach(ReconnectStormClient::forget);
        cluster.node(1).restart();
        await(clients, ReconnectStormClient::hasHeard, WITHIN, storm);
        await(clients, ReconnectStormClient::isSynced, ON_A_BUSY_MACHINE, storm);

        assertThat(storm.endings().keySet())
            .as("nobody but who was at the killed node has lost its socket without a word")
            .contains("closed with 1012 by node 1")
            .noneMatch(ending -> ending.equals("cut by node 1") || ending.equals("cut by node 2"))
            .noneMatch(ending -> ending.startsWith("refused"));
      } finally {
        storm.end();
      }
      awaitDone(clients);
      awaitAsBefore(cluster.node(1), before);
      awaitAsBefore(cluster.node(2), before);
    }
  }

  private static void fillMailboxes(RestClient sender, List<RestClient> accounts) throws Exception {
    for (int i = 0; i < accounts.size(); i++) {
      RestClient account = accounts.get(i);
      sender.addContact(account);
      account.addContact(sender);
      for (int number = 0; number < (isSlow(i) ? LARGE_MESSAGES : 1); number++) {
        ObjectNode message = RestClient.message(account, "m%d-%d".formatted(i, number));
        if (isSlow(i)) {
          message.put("body", LARGE);
        }
        assertThat(sender.call("POST", "/api/messages", message).statusCode()).isEqualTo(201);
      }
    }
  }

  private static List<ReconnectStormClient> clients(
      Cluster cluster, List<RestClient> accounts, ReconnectStormClient.Storm storm) {
    List<String> nodes = IntStream.range(0, Cluster.NODES).mapToObj(cluster::url).toList();
    var clients = new ArrayList<ReconnectStormClient>();
    for (int i = 0; i < CLIENTS; i++) {
      int account = i / CLIENTS_OF_ACCOUNT;
      clients.add(
          new ReconnectStormClient(accounts.get(account), nodes, i, isSlow(account), storm));
    }
    return clients;
  }

  private static boolean isSlow(int account) {
    return account % SLOW_IN == 0;
  }

  private static void await(
      List<ReconnectStormClient> clients,
      Predicate<ReconnectStormClient> condition,
      Duration patience,
      ReconnectStormClient.Storm storm) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      long missing =
          clients.stream().filter(client -> !client.isSlow() && !condition.test(client)).count();
      if (missing == 0) {
        return;
      }
      assertThat(System.nanoTime())
          .as("%d are still without an answer; %s", missing, storm.endings())
          .isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void awaitDone(List<ReconnectStormClient> clients) {
    long end = System.nanoTime() + WITHIN.toNanos();
    while (!clients.stream().allMatch(ReconnectStormClient::isDone)) {
      assertThat(System.nanoTime()).as("a client does not end").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void awaitAsBefore(PackagedServer node, ProcessResources before) throws Exception {
    long end = System.nanoTime() + WITHIN.toNanos();
    ProcessResources now = ProcessResources.of(node.pid());
    while (now.descriptors() > before.descriptors() + FEW_DESCRIPTORS
        || now.heap() > before.heap() + LITTLE_HEAP) {
      assertThat(System.nanoTime()).as("%s, before the storm %s", now, before).isLessThan(end);
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      now = ProcessResources.of(node.pid());
    }
  }
}
