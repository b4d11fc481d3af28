// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.RedisText.bytes;

import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.storage.redis.connection.RedisKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Buckets as two numbers each: the microsecond at which the bucket is full again (the generic cell
/// rate algorithm), and the one at which it was last used. A full one expires.
final class RedisTokenBucketStore implements TokenBucketStore {
  /// So long a full bucket is kept, because the clocks of nodes differ.
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final LuaScript TAKE = LuaScript.ofNumber("bucket-take");

  /// How many tokens a use takes.
  private static final long ONE = 1;

  private static final long ONE_BACK = -1;

  private final RedisKeys keys;
  private final RedisCommandExecutor link;

  RedisTokenBucketStore(RedisKeys keys, RedisCommandExecutor link) {
    this.keys = keys;
    this.link = link;
  }

  @Override
  public Duration take(String key, RateLimit limit, Instant now) {
    return Duration.of(take(key, limit, now, ONE), ChronoUnit.MICROS);
  }

  @Override
  public void giveBack(String key, RateLimit limit, Instant now) {
    take(key, limit, now, ONE_BACK);
  }

  private long take(String key, RateLimit limit, Instant now, long tokens) {
    // Rounded up, so that no more than the burst fits however the period divides.
    long perToken = Math.ceilDiv(limit.period().toNanos(), 1_000L * limit.burst());
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    return link.number(
        TAKE,
        List.of(keys.bucket(key)),
        bytes(at),
        bytes(perToken * tokens),
        bytes(perToken * limit.burst()),
        bytes(MARGIN.toMillis()));
  }
}
