// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis.connection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Lets callers wait for a Redis that has stopped answering one at a time, so that it does not slow
/// down everything else: the others are refused at once. Safe for use by many threads.
public final class RedisCircuitBreaker {
  static final Duration PAUSE = Duration.ofSeconds(1);

  private static final long NONE = Long.MIN_VALUE;

  private final LongSupplier nanos;
  private final AtomicLong refusingUntil = new AtomicLong(NONE);

  /// @param nanos counts nanoseconds
  public RedisCircuitBreaker(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// {@return whether the caller may ask Redis now}
  public boolean mayAsk() {
    long until = refusingUntil.get();
    if (until == NONE) {
      return true;
    }
    long now = nanos.getAsLong();
    return now - until >= 0 && refusingUntil.compareAndSet(until, now + PAUSE.toNanos());
  }

  public void timedOut() {
    refusingUntil.set(nanos.getAsLong() + PAUSE.toNanos());
  }

  public void answered() {
    if (refusingUntil.get() != NONE) {
      refusingUntil.set(NONE);
    }
  }
}
