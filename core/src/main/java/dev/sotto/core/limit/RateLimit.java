// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import java.time.Duration;

/// A token bucket: up to `burst` at once, filled evenly again over `period`.
///
/// @param name names the limit in metrics and keys
/// @param burst 1 or more
/// @param whenUnknown what happens while the store of the buckets does not answer
public record RateLimit(String name, int burst, Duration period, WhenUnknown whenUnknown) {
  public RateLimit {
    if (burst < 1 || period.isZero() || period.isNegative()) {
      throw new IllegalArgumentException("limit %s: %d per %s".formatted(name, burst, period));
    }
  }

  /// {@return the time after which an empty bucket has one token}
  public Duration refillOfOne() {
    return period.dividedBy(burst);
  }

  /// The effect of a limit when nobody knows whether it is exceeded.
  public enum WhenUnknown {
    ALLOW,
    REFUSE
  }
}
