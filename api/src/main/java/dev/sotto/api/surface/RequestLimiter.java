// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.requester.Requester;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimitedAttempt;
import dev.sotto.core.limit.RateLimiter;
import java.time.Duration;

/// Holds callers to the rate limits. Safe for use by many threads.
public final class RequestLimiter {
  private final RateLimiter limiter;

  public RequestLimiter(RateLimiter limiter) {
    this.limiter = limiter;
  }

  /// Counts one use of `limit` by whoever sends the request.
  ///
  /// @throws ProblemException when the limit is exceeded
  public void check(RateLimit limit, Exchange exchange) {
    check(limit, Requester.of(exchange).client().subscriber());
  }

  /// Begins what counts against `limit` only if it fails: the caller gives it back when it did not.
  ///
  /// @throws ProblemException when the limit is exceeded
  public RateLimitedAttempt attempt(RateLimit limit, Exchange exchange) {
    var attempt = new RateLimitedAttempt(limiter);
    count(attempt, limit, Requester.of(exchange).client().subscriber());
    return attempt;
  }

  /// Lets an attempt count against one limit more.
  ///
  /// @throws ProblemException when the limit is exceeded
  public void count(RateLimitedAttempt attempt, RateLimit limit, String subject) {
    requireNoWait(attempt.take(limit, subject));
  }

  /// Counts one use of `limit` by `subject`.
  ///
  /// @throws ProblemException when the limit is exceeded
  public void check(RateLimit limit, String subject) {
    requireNoWait(limiter.take(limit, subject));
  }

  /// Refuses whoever has to wait.
  ///
  /// @param wait zero for those who need not
  /// @throws ProblemException when the limit is exceeded
  public static void requireNoWait(Duration wait) {
    if (!wait.isZero()) {
      throw ProblemException.limited(wait);
    }
  }
}
