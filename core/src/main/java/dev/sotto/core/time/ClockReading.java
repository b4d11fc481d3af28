// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.time;

import java.time.Instant;
import java.util.List;

/// The time by each clock that a stamp may come from: the trusted one and, while the wall clock is
/// doubted, those that it claims or has claimed since.
///
/// What bears a stamp goes by the clock that the stamp is from, so that its end neither comes early
/// with a jump nor waits until the jump is believed.
///
/// @param now what [TrustedClock] says
/// @param claimed times after `now`, rising; none while the wall clock is believed
public record ClockReading(Instant now, List<Instant> claimed) {
  public ClockReading {
    claimed = List.copyOf(claimed);
  }

  /// {@return the time by a clock that nobody doubts}
  public static ClockReading of(Instant now) {
    return new ClockReading(now, List.of());
  }

  /// {@return the time by the clock that `stamp` is from: the earliest one that it is not after}
  public Instant at(Instant stamp) {
    Instant time = now;
    for (Instant later : claimed) {
      if (!stamp.isAfter(time.plus(TrustedClock.AGREEMENT))) {
        return time;
      }
      time = later;
    }
    return time;
  }

  /// {@return the last stamp that goes by [#now]; a later one is from a clock that has jumped}
  public Instant doubted() {
    return now.plus(TrustedClock.AGREEMENT);
  }

  /// {@return the first time that is claimed, [#now] when none is}
  public Instant firstClaim() {
    return claimed.isEmpty() ? now : claimed.getFirst();
  }

  /// {@return the last time that is claimed, [#now] when none is}
  public Instant lastClaim() {
    return claimed.isEmpty() ? now : claimed.getLast();
  }
}
