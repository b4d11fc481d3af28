// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.time;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/// The clock of whatever deletes, or ends something, because its time is over: the wall clock as
/// long as it agrees with a monotonic one. What only hides what is over asks the wall clock itself.
///
/// When the wall clock jumps by more than [#TOLERANCE], this one goes on from the time known last
/// until the new time has held for [#PROOF], both by the monotonic clock. It is never ahead of the
/// wall clock: one that was set back deletes nothing that is not over by it. A machine that has
/// slept, whose monotonic clock may have stood still, deletes an hour later and needs nobody.
///
/// It has to be asked more often than every few minutes to notice jumps there and back. Safe for
/// use by many threads.
public final class SteadyClock implements InstantSource {
  /// How far the two clocks may drift apart.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// How long a new time must hold before it is believed.
  public static final Duration PROOF = Duration.ofHours(1);

  private static final System.Logger LOG = System.getLogger(SteadyClock.class.getName());
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final InstantSource wall;
  private final LongSupplier nanoTime;

  /// How far the wall clock was ahead of the monotonic one when it was believed last, in
  /// milliseconds.
  private long believed;

  private boolean doubts;

  /// How far it is ahead now, and since when by the monotonic clock, in milliseconds; while it is
  /// doubted.
  private long claimed;

  private long claimedSince;

  /// @param nanoTime as [System#nanoTime]
  public SteadyClock(InstantSource wall, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    believed = wall.millis() - monotonic();
  }

  /// Tells the last time that was known before this clock began, as that of the last run. The wall
  /// clock is doubted when it is far from it.
  public synchronized void goOnFrom(Instant known) {
    believed = known.toEpochMilli() - monotonic();
    look();
  }

  /// {@return the time, not ahead of the wall clock}
  @Override
  public synchronized Instant instant() {
    Instant now = wall.instant();
    look(now.toEpochMilli());
    Instant steady = Instant.ofEpochMilli(believed + monotonic());
    return doubts && steady.isBefore(now) ? steady : now;
  }

  /// {@return whether the wall clock has jumped and is not believed yet}
  public synchronized boolean isDoubtful() {
    look();
    return doubts;
  }

  private void look() {
    look(wall.millis());
  }

  private void look(long now) {
    long ahead = now - monotonic();
    if (isNear(ahead, believed)) {
      if (doubts) {
        doubts = false;
        LOG.log(Level.WARNING, "the clock is right again: what is over is deleted as usual");
      }
    } else if (!doubts || !isNear(ahead, claimed)) {
      doubts = true;
      claimed = ahead;
      claimedSince = monotonic();
      LOG.log(
          Level.WARNING,
          "the clock has jumped by {0}: nothing is deleted by the new time until it has held for"
              + " {1}",
          Duration.ofMillis(ahead - believed).truncatedTo(ChronoUnit.SECONDS),
          PROOF);
    } else if (monotonic() - claimedSince >= PROOF.toMillis()) {
      doubts = false;
      believed = ahead;
      LOG.log(Level.WARNING, "the new time has held: what is over by it is deleted from now on");
    }
  }

  private long monotonic() {
    return nanoTime.getAsLong() / NANOS_PER_MILLI;
  }

  private static boolean isNear(long one, long other) {
    return Math.abs(one - other) <= TOLERANCE.toMillis();
  }
}
