// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.limit.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// What can be wrong with buckets.
final class BrokenBuckets {
  private BrokenBuckets() {}

  /// The burst is one larger.
  record OneMore(BucketStore real, Map<String, Instant> given) implements BucketStore {
    OneMore(BucketStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Duration take(String key, Limit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      return !wait.isZero() && given.put(key, now) == null ? Duration.ZERO : wait;
    }
  }

  /// A token is given out one millisecond too early.
  record OneMillisecondEarly(BucketStore real) implements BucketStore {
    @Override
    public Duration take(String key, Limit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      return wait.compareTo(Duration.ofMillis(1)) <= 0 ? Duration.ZERO : wait;
    }
  }

  /// A token is given out one millisecond too late.
  record OneMillisecondLate(BucketStore real) implements BucketStore {
    @Override
    public Duration take(String key, Limit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      return wait.isZero() ? wait : wait.plusMillis(1);
    }
  }

  /// Keys that differ by letter case share a bucket.
  record KeysFolded(BucketStore real) implements BucketStore {
    @Override
    public Duration take(String key, Limit limit, Instant now) {
      return real.take(key.toLowerCase(Locale.ROOT), limit, now);
    }
  }

  /// Of those who take at the same time one is counted.
  record LosesUses(BucketStore real, ReentrantLock alone) implements BucketStore {
    LosesUses(BucketStore real) {
      this(real, new ReentrantLock());
    }

    @Override
    public Duration take(String key, Limit limit, Instant now) {
      if (!alone.tryLock()) {
        return Duration.ZERO;
      }
      try {
        // Others come meanwhile, if there are any.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        return real.take(key, limit, now);
      } finally {
        alone.unlock();
      }
    }
  }
}
