// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.testkit.limit.ForwardingTokenBucketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// What can be wrong with buckets.
final class BrokenTokenBucketStores {
  private BrokenTokenBucketStores() {}

  /// The burst is one larger.
  record OneMore(TokenBucketStore real, Map<String, Instant> given)
      implements ForwardingTokenBucketStore {
    OneMore(TokenBucketStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Duration take(String key, RateLimit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      return !wait.isZero() && given.put(key, now) == null ? Duration.ZERO : wait;
    }
  }

  /// A token is given out one millisecond too early.
  record OneMillisecondEarly(TokenBucketStore real) implements ForwardingTokenBucketStore {
    @Override
    public Duration take(String key, RateLimit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      return wait.compareTo(Duration.ofMillis(1)) <= 0 ? Duration.ZERO : wait;
    }
  }

  /// A token is given out one millisecond too late.
  record OneMillisecondLate(TokenBucketStore real) implements ForwardingTokenBucketStore {
    @Override
    public Duration take(String key, RateLimit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      return wait.isZero() ? wait : wait.plusMillis(1);
    }
  }

  /// Keys that differ by letter case share a bucket.
  record KeysFolded(TokenBucketStore real) implements ForwardingTokenBucketStore {
    @Override
    public Duration take(String key, RateLimit limit, Instant now) {
      return real.take(key.toLowerCase(Locale.ROOT), limit, now);
    }
  }

  /// Of those who take at the same time one is counted.
  record LosesUses(TokenBucketStore real, ReentrantLock alone)
      implements ForwardingTokenBucketStore {
    LosesUses(TokenBucketStore real) {
      this(real, new ReentrantLock());
    }

    @Override
    public Duration take(String key, RateLimit limit, Instant now) {
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
  record KeepsWhatIsGivenBack(TokenBucketStore real) implements ForwardingTokenBucketStore {
    @Override
    public void giveBack(String key, RateLimit limit, Instant now) {
      // Nothing.
    }
  }

  /// Two come back for one.
  record GivesBackTwo(TokenBucketStore real) implements ForwardingTokenBucketStore {
    @Override
    public void giveBack(String key, RateLimit limit, Instant now) {
      real.giveBack(key, limit, now);
      real.giveBack(key, limit, now);
    }
  }

  /// A clock that goes back empties the bucket.
  record EmptiedByTheClock(TokenBucketStore real, Map<String, Instant> usedAt)
      implements ForwardingTokenBucketStore {
    EmptiedByTheClock(TokenBucketStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Duration take(String key, RateLimit limit, Instant now) {
      Instant before = usedAt.put(key, now);
      for (int i = 0; before != null && now.isBefore(before) && i < limit.burst(); i++) {
        real.take(key, limit, now);
      }
      return real.take(key, limit, now);
    }
  }

  /// What comes back may make a bucket hold more than its burst.
  record Overfull(TokenBucketStore real, Map<String, Integer> spare)
      implements ForwardingTokenBucketStore {
    Overfull(TokenBucketStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Duration take(String key, RateLimit limit, Instant now) {
      Duration wait = real.take(key, limit, now);
      if (!wait.isZero() && spare.getOrDefault(key, 0) > 1) {
        spare.merge(key, -1, Integer::sum);
        return Duration.ZERO;
      }
      return wait;
    }

    @Override
    public void giveBack(String key, RateLimit limit, Instant now) {
      real.giveBack(key, limit, now);
      spare.merge(key, 1, Integer::sum);
    }
  }
}
