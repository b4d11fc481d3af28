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
  record OneMore(BucketStore real, Map<String, Instant> given) implements OverBuckets {
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
  record OneMillisecondEarly(BucketStore real) implements OverBuckets {
    @Override
    public Duration take(String key, Limit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      return wait.compareTo(Duration.ofMillis(1)) <= 0 ? Duration.ZERO : wait;
    }
  }

  /// A token is given out one millisecond too late.
  record OneMillisecondLate(BucketStore real) implements OverBuckets {
    @Override
    public Duration take(String key, Limit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      return wait.isZero() ? wait : wait.plusMillis(1);
    }
  }

  /// Keys that differ by letter case share a bucket.
  record KeysFolded(BucketStore real) implements OverBuckets {
    @Override
    public Duration take(String key, Limit limit, Instant now) {
      return real.take(key.toLowerCase(Locale.ROOT), limit, now);
    }
  }

  /// Of those who take at the same time one is counted.
  record LosesUses(BucketStore real, ReentrantLock alone) implements OverBuckets {
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

  /// What was put back is lost.
  record KeepsWhatIsGivenBack(BucketStore real) implements OverBuckets {
    @Override
    public void giveBack(String key, Limit limit, Instant now) {
      // Nothing.
    }
  }

  /// Two come back for one.
  record GivesBackTwo(BucketStore real) implements OverBuckets {
    @Override
    public void giveBack(String key, Limit limit, Instant now) {
      real.giveBack(key, limit, now);
      real.giveBack(key, limit, now);
    }
  }

  /// A clock that goes back empties the bucket.
  record EmptiedByTheClock(BucketStore real, Map<String, Instant> usedAt) implements OverBuckets {
    EmptiedByTheClock(BucketStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Duration take(String key, Limit limit, Instant now) {
      Instant before = usedAt.put(key, now);
      for (int i = 0; before != null && now.isBefore(before) && i < limit.burst(); i++) {
        real.take(key, limit, now);
      }
      return real.take(key, limit, now);
    }
  }

  /// What comes back may make a bucket hold more than its burst.
  record Overfull(BucketStore real, Map<String, Integer> spare) implements OverBuckets {
    Overfull(BucketStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Duration take(String key, Limit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      if (!wait.isZero() && spare.getOrDefault(key, 0) > 1) {
        spare.merge(key, -1, Integer::sum);
        return Duration.ZERO;
      }
      return wait;
    }

    @Override
    public void giveBack(String key, Limit limit, Instant now) {
      real.giveBack(key, limit, now);
      spare.merge(key, 1, Integer::sum);
    }
  }
}
