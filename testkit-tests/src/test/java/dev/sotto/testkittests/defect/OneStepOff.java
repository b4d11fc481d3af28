// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.defect;

import dev.sotto.core.message.Horizon;
import java.time.Instant;

/// Moments that are off by the smallest step that a contract must see.
public final class OneStepOff {
  private OneStepOff() {}

  /// {@return one millisecond too early}
  public static Instant early(Instant moment) {
    return moment.minusMillis(1);
  }

  /// {@return one millisecond too late}
  public static Instant late(Instant moment) {
    return moment.plusMillis(1);
  }

  /// {@return a horizon that shows a message at the moment of its expiry}
  public static Horizon afterExpiry(Horizon horizon) {
    return new Horizon(early(horizon.now()), horizon.oldest());
  }

  /// {@return a horizon that ends messages one millisecond before their expiry}
  public static Horizon beforeExpiry(Horizon horizon) {
    return new Horizon(late(horizon.now()), horizon.oldest());
  }

  /// {@return a horizon that keeps messages one millisecond longer than the retention period}
  public static Horizon afterRetention(Horizon horizon) {
    return new Horizon(horizon.now(), early(horizon.oldest()));
  }

  /// {@return a horizon that ends messages one millisecond before the retention period}
  public static Horizon beforeRetention(Horizon horizon) {
    return new Horizon(horizon.now(), late(horizon.oldest()));
  }

  /// {@return a horizon that knows nothing of clocks that have jumped}
  public static Horizon withoutClaims(Horizon horizon) {
    return new Horizon(horizon.now(), horizon.oldest());
  }

  /// {@return a horizon that believes a clock that has jumped}
  public static Horizon credulous(Horizon horizon) {
    return new Horizon(horizon.time().lastClaim(), horizon.oldest());
  }

  /// {@return a horizon that shows everything}
  public static Horizon never() {
    return new Horizon(Instant.EPOCH, Instant.EPOCH);
  }
}
