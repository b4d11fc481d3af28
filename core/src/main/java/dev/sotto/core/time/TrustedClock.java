// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.time;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The clock of whatever deletes, ends or hides something because its time is over: the wall clock
/// as long as it agrees with a monotonic one. What is hidden is as good as deleted: clients are
/// told that it is gone. What is new is stamped by the wall clock; [#reckoning] says how the two go
/// together.
///
/// When the wall clock jumps by more than [#TOLERANCE], this one goes on from the time known last
/// until the new time has held for [#PROOF], both by the monotonic clock. It is never ahead of the
/// wall clock: one that was set back deletes nothing that is not over by it. A machine that has
/// slept, whose monotonic clock may have stood still, deletes an hour later and needs nobody.
///
/// Other nodes have clocks, too. Told the time of a clock that all of them share, this one goes by
/// whichever is behind when the two differ by more than [#AGREEMENT]: a node that is ahead deletes
/// nothing that is not over for the others.
///
/// It has to be asked more often than every few minutes to notice jumps there and back. Safe for
/// use by many threads.
public final class TrustedClock implements InstantSource {
  /// How far the two clocks may drift apart.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// How long a new time must hold before it is believed.
  public static final Duration PROOF = Duration.ofHours(1);

  /// How far clocks of machines may differ. Time servers keep them within milliseconds.
  public static final Duration AGREEMENT = Duration.ofSeconds(5);

  private static final int MOST_CLAIMS = 16;

  private static final System.Logger LOG = System.getLogger(TrustedClock.class.getName());
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final InstantSource wall;
  private final LongSupplier nanoTime;

  /// How far the wall clock was ahead of the monotonic one when it was believed last, in
  /// milliseconds.
  private long believed;

  /// How far it was ahead when it was last near that; from there this clock goes on.
  private long last;

  private boolean doubts;

  /// How far it is ahead now, and since when by the monotonic clock, in milliseconds; while it is
  /// doubted.
  private long claimed;

  private long claimedSince;

  /// The lowest of all that it has claimed since it is doubted; the highest one is dropped for want
  /// of room, and what bears such a stamp ends late.
  private final NavigableSet<Long> claims = new TreeSet<>();

  /// How far the shared clock was ahead of the monotonic one when it was told last, in
  /// milliseconds; null until then.
  private @Nullable Long shared;

  private boolean differs;

  /// @param nanoTime as [System#nanoTime]
  public TrustedClock(InstantSource wall, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    believed = wall.millis() - monotonic();
    last = believed;
  }

  /// Tells the last time that was known before this clock began, as that of the last run. The wall
  /// clock is doubted when it is far from it.
  public synchronized void goOnFrom(Instant known) {
    believed = known.toEpochMilli() - monotonic();
    last = believed;
    long ahead = wall.millis() - monotonic();
    if (!isNear(ahead, believed)) {
      doubt(ahead);
      LOG.log(
          Level.INFO,
          "the last run ended {0} ago, if the clock is right: nothing is deleted by its time until"
              + " it has held for {1}",
          seconds(ahead - believed),
          PROOF);
    }
  }

  /// Tells what a clock says now that all nodes share.
  public synchronized void compare(Instant other) {
    shared = other.toEpochMilli() - monotonic();
    Duration difference = difference();
    boolean was = differs;
    differs = difference.abs().compareTo(AGREEMENT) > 0;
    if (differs && !was) {
      LOG.log(
          Level.WARNING,
          "the clock of this machine differs by {0} from that of the database: set both by a time"
              + " server; until then what is over is deleted by the one that is behind",
          difference.truncatedTo(ChronoUnit.SECONDS));
    } else if (was && !differs) {
      LOG.log(Level.INFO, "the clock of this machine agrees with that of the database again");
    }
  }

  /// {@return by how much the wall clock is ahead of the clock that all nodes share, as far as that
  /// was told; negative when it is behind}
  public synchronized Duration difference() {
    return shared == null ? Duration.ZERO : Duration.ofMillis(wall.millis() - monotonic() - shared);
  }

  /// {@return the time, not ahead of the wall clock}
  @Override
  public synchronized Instant instant() {
    Instant now = wall.instant();
    look(now.toEpochMilli());
    return steady(now);
  }

  private Instant steady(Instant now) {
    Instant steady = doubts ? earlier(now, last) : now;
    return differs && shared != null ? earlier(steady, shared) : steady;
  }

  /// {@return the time for what bears a stamp of the wall clock}
  public synchronized ClockReading reckoning() {
    Instant now = wall.instant();
    look(now.toEpochMilli());
    Instant steady = steady(now);
    var later = new TreeSet<Instant>();
    LongStream.concat(LongStream.of(last), claims.stream().mapToLong(Long::longValue))
        .mapToObj(ahead -> Instant.ofEpochMilli(ahead + monotonic()))
        .filter(steady.plus(AGREEMENT)::isBefore)
        .forEach(later::add);
    return new ClockReading(steady, List.copyOf(later));
  }

  /// {@return whether the time of what was made at `stamp` and lasts until `end` is over, by the
  /// clock that the stamp is from}
  public boolean isOver(Instant stamp, Instant end) {
    // Never ahead of the wall clock, so mostly that is all to be asked.
    return !end.isAfter(wall.instant()) && !end.isAfter(reckoning().at(stamp));
  }

  /// @param ahead of the monotonic clock, in milliseconds
  private Instant earlier(Instant one, long ahead) {
    Instant other = Instant.ofEpochMilli(ahead + monotonic());
    return other.isBefore(one) ? other : one;
  }

  /// {@return whether the wall clock has jumped and is not believed yet}
  public synchronized boolean isDoubtful() {
    look();
    return doubts;
  }

  /// {@return whether the wall clock and the one that all nodes share do not agree}
  public synchronized boolean differs() {
    return differs;
  }

  private void look() {
    look(wall.millis());
  }

  private void look(long now) {
    long ahead = now - monotonic();
    if (isNear(ahead, believed)) {
      last = ahead;
      if (doubts) {
        believe();
        LOG.log(Level.WARNING, "the clock is right again: what is over is deleted as usual");
      }
    } else if (!doubts || !isNear(ahead, claimed)) {
      doubt(ahead);
      LOG.log(
          Level.WARNING,
          "the clock has jumped by {0}: nothing is deleted by the new time until it has held for"
              + " {1}",
          seconds(ahead - believed),
          PROOF);
    } else if (monotonic() - claimedSince >= PROOF.toMillis()) {
      believe();
      believed = ahead;
      last = ahead;
      LOG.log(Level.WARNING, "the new time has held: what is over by it is deleted from now on");
    }
  }

  private void believe() {
    doubts = false;
    claims.clear();
  }

  private void doubt(long ahead) {
    doubts = true;
    claims.add(ahead);
    if (claims.size() > MOST_CLAIMS) {
      claims.pollLast();
    }
    claimed = ahead;
    claimedSince = monotonic();
  }

  private static Duration seconds(long millis) {
    return Duration.ofMillis(millis).truncatedTo(ChronoUnit.SECONDS);
  }

  private long monotonic() {
    return nanoTime.getAsLong() / NANOS_PER_MILLI;
  }

  private static boolean isNear(long one, long other) {
    return Math.abs(one - other) <= TOLERANCE.toMillis();
  }
}
