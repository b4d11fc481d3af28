// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Refused;
import dev.sotto.api.origin.Requester;
import dev.sotto.core.limit.Limit;
import dev.sotto.core.limit.Limiter;
import java.time.Duration;

/// Holds callers to the rate limits. Safe for use by many threads.
public final class Guard {
  private final Limiter limiter;

  public Guard(Limiter limiter) {
    this.limiter = limiter;
  }

  /// Counts one use of `limit` by whoever sends the request.
  ///
  /// @throws Refused when the limit is exceeded
  public void check(Limit limit, Exchange exchange) {
    check(limit, Requester.of(exchange).client().subscriber());
  }

  /// Counts one use of `limit` by `subject`.
  ///
  /// @throws Refused when the limit is exceeded
  public void check(Limit limit, String subject) {
    Duration wait = limiter.take(limit, subject);
    if (!wait.isZero()) {
      throw Refused.limited(wait);
    }
  }
}
