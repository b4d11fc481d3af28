// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.limit.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/// Each bucket as the moment at which it is full again. The buckets used least lately are forgotten
/// when there are too many.
final class ExampleBucketStore implements BucketStore {
  private static final int MAX_BUCKETS = 100_000;

  private final LinkedHashMap<String, Instant> fullAgainAt = new LinkedHashMap<>(16, 0.75f, true);

  @Override
  public synchronized Duration take(String key, Limit limit, Instant now) {
    // Rounded up, so that no more than the burst fits however the period divides.
    long perToken = Math.ceilDiv(limit.period().toNanos(), limit.burst());
    long capacity = perToken * limit.burst();
    // Clamped, so that a clock that goes back shuts nobody out for longer than a period.
    Instant fullAt = fullAgainAt.getOrDefault(key, now);
    long missing = Math.clamp(Duration.between(now, fullAt).toNanos(), 0, capacity);
    long wait = Math.max(0, missing + perToken - capacity);
    fullAgainAt.put(key, now.plusNanos(wait == 0 ? missing + perToken : missing));
    if (fullAgainAt.size() > MAX_BUCKETS) {
      fullAgainAt.pollFirstEntry();
    }
    return Duration.ofNanos(wait);
  }
}
