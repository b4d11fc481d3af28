// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.time.ClockReading;
import java.time.Duration;
import java.time.Instant;

/// The time for which the installation keeps messages.
///
/// @param period the longest that a message stays readable
/// @param untilAcknowledged whether a message goes as soon as every device has acknowledged it
public record Retention(Duration period, boolean untilAcknowledged) {
  /// Thirty days.
  public static final Retention DEFAULT = new Retention(Duration.ofDays(30), false);

  /// Until every device has acknowledged, or thirty days.
  public static final Retention ACKNOWLEDGED = new Retention(Duration.ofDays(30), true);

  public Retention {
    if (period.compareTo(Duration.ofMinutes(1)) < 0
        || period.compareTo(Duration.ofDays(36_500)) > 0) {
      throw new IllegalArgumentException(
          "retention: %s (expected: 1 minute to 100 years)".formatted(period));
    }
  }

  /// {@return what may be read at `now`}
  public Horizon horizon(Instant now) {
    return horizon(ClockReading.of(now));
  }

  /// {@return what may be read at a time}
  public Horizon horizon(ClockReading time) {
    return new Horizon(time, time.now().minus(period));
  }
}
