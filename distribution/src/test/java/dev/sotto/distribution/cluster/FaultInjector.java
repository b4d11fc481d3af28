// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The faults of a run, in an order that a seed decides. For one thread.
final class FaultInjector {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final EmbeddedPostgres postgres;
  private final Random random;

  FaultInjector(Cluster cluster, EmbeddedPostgres postgres, Random random) {
    this.cluster = cluster;
    this.postgres = postgres;
    this.random = random;
  }

  /// {@return a shuffled list in which every fault occurs `times`}
  List<Fault> schedule(int times) {
    var all = new ArrayList<Fault>();
    for (int i = 0; i < times; i++) {
      all.addAll(List.of(Fault.values()));
    }
    Collections.shuffle(all, random);
    return all;
  }

  /// Lets one happen, and brings back what it took.
  void strike(Fault fault) throws IOException, InterruptedException {
    PackagedServer node = cluster.node(random.nextInt(Cluster.NODES));
    switch (fault) {
      case NODE_KILLED -> {
        node.kill();
        pause();
        node.restart();
      }
      case NODE_STOPPED -> {
        int status = node.stop(GRACE);
        if (status != 0) {
          throw new IllegalStateException("a node ended with %d%n%s".formatted(status, node.log()));
        }
        node.restart();
      }
      case NODE_FROZEN -> {
        node.freeze();
        pause();
        node.thaw();
      }
      case REDIS_FLUSHED -> cluster.redis().flush();
      case REDIS_RESTARTED -> {
        cluster.redis().kill();
        pause();
        cluster.redis().restart();
      }
      case POSTGRES_RESTARTED -> {
        postgres.stop();
        pause();
        postgres.start();
      }
      case POSTGRES_KILLED -> {
        postgres.kill();
        postgres.start();
      }
    }
  }

  /// Half a second to two.
  private void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(1_500)));
  }

  /// What may happen while messages are on their way.
  enum Fault {
    NODE_KILLED,
    NODE_STOPPED,
    NODE_FROZEN,
    REDIS_FLUSHED,
    REDIS_RESTARTED,
    POSTGRES_RESTARTED,
    POSTGRES_KILLED
  }
}
