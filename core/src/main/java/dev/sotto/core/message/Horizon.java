// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.time.ClockReading;
import java.time.Instant;

/// The limit of what may be read at a moment. A message is readable when it was sent after `oldest`
/// and expires after the time; one beyond the horizon is unreadable at once, whether or not it has
/// been swept.
///
/// A client may drop for good what it is told to be beyond the horizon, so no jump of a clock may
/// move it: a message that was sent after [ClockReading#doubted] expires by
/// [ClockReading#firstClaim], and every other one by [#now].
///
/// @param time after which a message must expire, by each clock
/// @param oldest after which it must have been sent
public record Horizon(ClockReading time, Instant oldest) {
  /// What may be read by a clock that nobody doubts.
  public Horizon(Instant now, Instant oldest) {
    this(ClockReading.of(now), oldest);
  }

  /// {@return the time by which messages expire}
  public Instant now() {
    return time.now();
  }

  /// {@return whether a message with this lifetime may be read}
  public boolean shows(Lifetime lifetime) {
    boolean later = lifetime.sentAt().isAfter(time.doubted());
    return lifetime.sentAt().isAfter(oldest)
        && lifetime.expiresAt().isAfter(later ? time.firstClaim() : now());
  }
}
