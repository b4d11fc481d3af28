// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.TestInstallationKey;
import dev.sotto.testkit.cluster.NodesFixture;
import dev.sotto.testkit.redis.EmbeddedRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Nodes on one Redis. For one thread.
final class RedisFixture implements NodesFixture, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EmbeddedRedis redis;
  private final String options;
  private final List<RedisCoordination> opened = new ArrayList<>();

  /// @param options of the URL, as `?cluster=true`
  RedisFixture(EmbeddedRedis redis, String options) {
    this.redis = redis;
    this.options = options;
    redis.flush();
  }

  String url() {
    return "redis://" + redis.address() + options;
  }

  @Override
  public Coordination join() {
    var coordination =
        (RedisCoordination)
            new RedisCoordinationProvider()
                .open(AdapterUrl.parse(url()), TestInstallationKey.shared());
    opened.add(coordination);
    await(() -> answers(coordination));
    return coordination;
  }

  /// As if Redis's clock had gone on: every node has renewed so much earlier.
  @Override
  public void letTimePass(Duration time) {
    for (String key : List.of("sotto:2:{roster}:nodes", "sotto:2:{seats}:nodes")) {
      redis
          .command("ZRANGE " + key + " 0 -1")
          .lines()
          .filter(line -> line.matches("[0-9a-f]{16}|[0-9a-z]{24}"))
          .forEach(
              node -> redis.command("ZINCRBY %s -%d %s".formatted(key, time.toMillis(), node)));
    }
  }

  @Override
  public void wipe() {
    redis.flush();
  }

  @Override
  public void settle() {
    for (RedisCoordination coordination : opened) {
      await(
          () ->
              coordination
                  .subscriptions()
                  .whenSettled()
                  .map(answer -> answer.toCompletableFuture().exceptionally(_ -> "").join())
                  .filter(answer -> !answer.isEmpty())
                  .isPresent());
    }
  }

  @Override
  public void close() {
    opened.forEach(RedisCoordination::close);
  }

  /// Waits until it is so.
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not so within " + PATIENCE);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  static boolean answers(Coordination coordination) {
    try {
      coordination.check();
      return true;
    } catch (PortException e) {
      return false;
    }
  }
}
