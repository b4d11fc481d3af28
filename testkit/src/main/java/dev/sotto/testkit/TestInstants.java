// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Retention;
import java.time.Duration;
import java.time.Instant;

/// The moments at which tests take place.
public final class TestInstants {
  /// When a test begins.
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private TestInstants() {}

  /// {@return the moment this many seconds after [#NOON]}
  public static Instant noonPlus(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  /// {@return what may be read at `now` when messages are kept for thirty days}
  public static Horizon seenAt(Instant now) {
    return Retention.DEFAULT.horizon(now);
  }

  /// {@return what may be read so long after [#NOON] when messages are kept for thirty days}
  public static Horizon seenAfter(Duration sinceNoon) {
    return seenAt(NOON.plus(sinceNoon));
  }
}
