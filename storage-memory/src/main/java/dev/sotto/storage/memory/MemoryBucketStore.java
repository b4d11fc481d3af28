// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.limit.Limit;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Buckets as one number each: the moment at which the bucket is full again (the generic cell rate
/// algorithm). Takers of different keys do not meet.
///
/// Full buckets are forgotten when many new ones have come. When there are more than [#MAX_BUCKETS]
/// that are not full, those closest to being full are forgotten first, so that exhausted ones stay
/// exhausted under a flood of new keys.
final class MemoryBucketStore implements BucketStore {
  /// About 40 MB.
  static final int MAX_BUCKETS = 200_000;

  private static final System.Logger LOG = System.getLogger(MemoryBucketStore.class.getName());
  private static final int FIRST_SWEEP = 10_000;

  private final ConcurrentHashMap<String, Long> fullAgainAt = new ConcurrentHashMap<>();
  private final AtomicLong sweepAbove = new AtomicLong(FIRST_SWEEP);
  private final ReentrantLock sweeping = new ReentrantLock();

  @Override
  public Duration take(String key, Limit limit, Instant now) {
    // Rounded up, so that no more than the burst fits however the period divides.
    long perToken = Math.ceilDiv(limit.period().toNanos(), limit.burst());
    long capacity = perToken * limit.burst();
    long at = nanos(now);
    var wait = new long[1];
    fullAgainAt.compute(
        key,
        (_, fullAt) -> {
          // Clamped, so that a clock that jumps does not shut anybody out for longer than one
          // period.
          long before = fullAt == null ? at : Math.clamp(fullAt, at, at + capacity);
          wait[0] = Math.max(0, before + perToken - capacity - at);
          return wait[0] == 0 ? before + perToken : before;
        });
    if (fullAgainAt.mappingCount() > sweepAbove.get()) {
      sweep(at);
    }
    return Duration.ofNanos(wait[0]);
  }

  long size() {
    return fullAgainAt.mappingCount();
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
    fullAgainAt.values().removeIf(fullAt -> fullAt <= moment);
  }

  private static long nanos(Instant now) {
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
  }
}
