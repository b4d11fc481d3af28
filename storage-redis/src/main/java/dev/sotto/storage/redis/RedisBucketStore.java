// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.Text.bytes;

import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.limit.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Buckets as one number each: the microsecond at which the bucket is full again (the generic cell
/// rate algorithm). A full one expires.
final class RedisBucketStore implements BucketStore {
  /// So long a full bucket is kept, because the clocks of nodes differ.
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Script TAKE = Script.ofNumber("bucket-take");

  private final Keys keys;
  private final RedisLink link;

  RedisBucketStore(Keys keys, RedisLink link) {
    this.keys = keys;
    this.link = link;
  }

  @Override
  public Duration take(String key, Limit limit, Instant now) {
    // Rounded up, so that no more than the burst fits however the period divides.
    long perToken = Math.ceilDiv(limit.period().toNanos(), 1_000L * limit.burst());
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    long wait =
        link.number(
            TAKE,
            List.of(keys.bucket(key)),
            bytes(at),
            bytes(perToken),
            bytes(perToken * limit.burst()),
            bytes(MARGIN.toMillis()));
    return Duration.of(wait, ChronoUnit.MICROS);
  }
}
