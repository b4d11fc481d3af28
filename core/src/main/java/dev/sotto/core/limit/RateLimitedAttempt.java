// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// One attempt at something of which only failures count: it is counted first, so that many at once
/// cannot all pass, and given back when it did not fail. Not safe for use by many threads.
public final class RateLimitedAttempt {
  private final RateLimiter limiter;
  private final List<Use> uses = new ArrayList<>();

  public RateLimitedAttempt(RateLimiter limiter) {
    this.limiter = limiter;
  }

  /// Counts the attempt against one limit more. {@return zero if it may go on, else how long it
  /// must wait; then all that it has counted is given back}
  public Duration take(RateLimit limit, String subject) {
    Duration wait = limiter.take(limit, subject);
    if (wait.isZero()) {
      uses.add(new Use(limit, subject));
    } else {
      giveBack();
    }
    return wait;
  }

  /// Makes the attempt: it counts only when it fails. What ends in an exception is no failure, as
  /// nobody has said so. {@return what has come of it}
  ///
  /// @param success whether what has come of it is no failure
  public <T> T make(Supplier<T> work, Predicate<T> success) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      giveBack();
      throw e;
    }
    if (success.test(result)) {
      giveBack();
    }
    return result;
  }

  /// The attempt was no failure.
  public void giveBack() {
    uses.forEach(use -> limiter.giveBack(use.limit(), use.subject()));
    uses.clear();
  }

  private record Use(RateLimit limit, String subject) {}
}
