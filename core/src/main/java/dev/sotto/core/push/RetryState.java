// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import java.time.Duration;

/// The attempts and pauses of the wake-ups of one device for one reason.
///
/// @param sending whether one is at the push service, or was a moment ago
/// @param again whether something happened meanwhile, so that one more must follow
/// @param attempts that the present one has failed
/// @param waited between these attempts
record RetryState(boolean sending, boolean again, int attempts, Duration waited) {
  /// Two seconds, then twice as long each time, for about four minutes.
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

  private static final int MAX_ATTEMPTS = 8;

  /// Spreads neighbouring numbers evenly (Knuth's multiplicative hash).
  private static final int GOLDEN = 0x9e37_79b9;

  private static final Duration MAX_WAIT = Duration.ofHours(1);

  static RetryState fresh() {
    return new RetryState(false, false, 0, Duration.ZERO);
  }

  /// One more reason to wake: joins the one that waits, or follows the one that is on its way.
  RetryState joined() {
    return sending ? new RetryState(true, true, attempts, waited) : this;
  }

  RetryState underWay() {
    return new RetryState(true, false, attempts, waited);
  }

  RetryState failed(Duration pause) {
    return new RetryState(false, false, attempts + 1, waited.plus(pause));
  }

  /// {@return how long to wait before the next attempt: up to a quarter longer than needed, so that
  /// devices for which a service failed at once do not all ask again at once}
  ///
  /// @param asked by the push service
  /// @param seed of the device, any number; the same waits the same
  Duration pause(Duration asked, int seed) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << attempts);
    Duration least = own.compareTo(asked) < 0 ? asked : own;
    int share = ((seed + attempts) * GOLDEN) >>> 24;
    return least.plus(least.dividedBy(4).multipliedBy(share).dividedBy(256));
  }

  /// {@return whether one more attempt after `pause` would come too late}
  boolean isHopeless(Duration pause, Duration lifetime) {
    Duration limit = lifetime.compareTo(MAX_WAIT) < 0 ? lifetime : MAX_WAIT;
    return attempts + 1 >= MAX_ATTEMPTS || waited.plus(pause).compareTo(limit) > 0;
  }
}
