// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.TokenBucketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/// Each bucket as the moment at which it is full again. The buckets used least lately are forgotten
/// when there are too many.
final class ExampleTokenBucketStore implements TokenBucketStore {
  private static final int MAX_BUCKETS = 100_000;

  private final LinkedHashMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  @Override
  public synchronized Duration take(String key, RateLimit limit, Instant now) {
    // Rounded up, so that no more than the burst fits however the period divides.
    long perToken = Math.ceilDiv(limit.period().toNanos(), limit.burst());
    long capacity = perToken * limit.burst();
    long missing = Math.min(capacity, missing(key, now));
    long wait = Math.max(0, missing + perToken - capacity);
    buckets.put(key, new Bucket(wait == 0 ? missing + perToken : missing, now));
    if (buckets.size() > MAX_BUCKETS) {
      buckets.pollFirstEntry();
    }
    return Duration.ofNanos(wait);
  }

  @Override
  public synchronized void giveBack(String key, RateLimit limit, Instant now) {
    long perToken = Math.ceilDiv(limit.period().toNanos(), limit.burst());
    buckets.put(key, new Bucket(Math.max(0, missing(key, now) - perToken), now));
  }

  /// A clock that goes back neither fills nor empties.
  private long missing(String key, Instant now) {
    Bucket bucket = buckets.getOrDefault(key, new Bucket(0, now));
    long since = Math.max(0, Duration.between(bucket.usedAt(), now).toNanos());
    return Math.max(0, bucket.missing() - since);
  }

  /// @param missing nanoseconds that it took to fill when it was last used
  private record Bucket(long missing, Instant usedAt) {}
}
