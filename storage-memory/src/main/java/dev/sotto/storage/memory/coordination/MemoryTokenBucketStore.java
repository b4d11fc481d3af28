// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.TokenBucketStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Buckets as the moment at which each is full again (the generic cell rate algorithm), and the one
/// at which it was last used. Takers of different keys do not meet.
///
/// Full buckets are forgotten when many new ones have come. When there are more than [#MAX_BUCKETS]
/// that are not full, those closest to being full are forgotten first, so that exhausted ones stay
/// exhausted under a flood of new keys.
final class MemoryTokenBucketStore implements TokenBucketStore {
  /// About 40 MB, and no more than a tenth of the heap.
  static final int MAX_BUCKETS =
      (int) Math.clamp(Runtime.getRuntime().maxMemory() / 2_048, 2L * 10_000, Bound.BUCKETS.most());

  private static final System.Logger LOG = System.getLogger(MemoryTokenBucketStore.class.getName());

  /// By so much the clocks of nodes may differ without anything having gone back.
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  private static final int FIRST_SWEEP = 10_000;

  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final AtomicLong sweepAbove = new AtomicLong(FIRST_SWEEP);
  private final ReentrantLock sweeping = new ReentrantLock();

  @Override
  public Duration take(String key, RateLimit limit, Instant now) {
    // Rounded up, so that no more than the burst fits however the period divides.
    long perToken = Math.ceilDiv(limit.period().toNanos(), limit.burst());
    long capacity = perToken * limit.burst();
    long at = nanos(now);
    var wait = new long[1];
    buckets.compute(
        key,
        (_, bucket) -> {
          long missing = bucket == null ? 0 : bucket.missing(at, capacity);
          wait[0] = Math.max(0, missing + perToken - capacity);
          return new Bucket(at + (wait[0] == 0 ? missing + perToken : missing), at);
        });
    if (buckets.mappingCount() > sweepAbove.get()) {
      sweep(at);
    }
    return Duration.ofNanos(wait[0]);
  }

  @Override
  public void giveBack(String key, RateLimit limit, Instant now) {
    long perToken = Math.ceilDiv(limit.period().toNanos(), limit.burst());
    long capacity = perToken * limit.burst();
    long at = nanos(now);
    buckets.computeIfPresent(
        key,
        (_, bucket) -> {
          long missing = bucket.missing(at, capacity);
          return missing <= perToken ? null : new Bucket(at + missing - perToken, at);
        });
  }

  long size() {
    return buckets.mappingCount();
  }

  private void sweep(long at) {
    if (!sweeping.tryLock()) {
      return;
    }
    try {
      forgetFullBy(at);
      for (long ahead = Duration.ofSeconds(1).toNanos();
          size() > MAX_BUCKETS * 9L / 10 && ahead < Long.MAX_VALUE / 4;
          ahead *= 2) {
        LOG.log(Level.WARNING, "too many rate-limit buckets; the fullest are forgotten");
        forgetFullBy(at + ahead);
      }
      sweepAbove.set(Math.clamp(2 * size(), FIRST_SWEEP, MAX_BUCKETS));
    } finally {
      sweeping.unlock();
    }
  }

  private void forgetFullBy(long moment) {
    buckets.values().removeIf(bucket -> bucket.fullAt() <= moment);
  }

  private static long nanos(Instant now) {
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
  }

  /// @param fullAt when it is full again, nanoseconds since 1970
  /// @param usedAt when it was last used
  private record Bucket(long fullAt, long usedAt) {
    /// {@return how long it takes to fill}
    ///
    /// Seen from when it was last used when the clock has gone back since: else one that lacked
    /// little would seem to be empty.
    long missing(long at, long capacity) {
      boolean wentBack = at < usedAt - CLOCK_SKEW.toNanos();
      return Math.clamp(fullAt - (wentBack ? usedAt : at), 0, capacity);
    }
  }
}
