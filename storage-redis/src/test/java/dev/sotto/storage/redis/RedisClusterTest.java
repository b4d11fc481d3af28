// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.testkit.redis.EmbeddedRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("full")
final class RedisClusterTest extends RedisContracts {
  private static EmbeddedRedis redis;

  @BeforeAll
  static void start() {
    redis = EmbeddedRedis.startCluster();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Override
  RedisFixture newFixture() {
    return new RedisFixture(redis, "?cluster=true");
  }
}
