// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.Timers;
import dev.sotto.core.session.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The work that a running server does by itself: it notices sessions ended elsewhere, and sweeps
/// expired messages, sessions and calls. Closing stops it.
public final class Housekeeping implements AutoCloseable {
  /// Sessions ended on another node or from the command line end here within this time, plus the
  /// time of one query.
  public static final Duration ENDED_SESSIONS = Duration.ofSeconds(2);

  public static final Duration CALLS = Duration.ofSeconds(30);
  public static final Duration MESSAGES = Duration.ofMinutes(1);
  public static final Duration SESSIONS = Duration.ofHours(1);

  /// Ended sessions are kept for a while, so that every node notices.
  private static final Duration ENDED_SESSIONS_KEPT = Duration.ofDays(1);

  private static final int SESSION_BATCH = 1_000;

  private final List<Timers.Timer> running;

  private Housekeeping(List<Timers.Timer> running) {
    this.running = running;
  }

  /// Starts the work.
  public static Housekeeping start(Sotto sotto, SessionStore sessions, World world) {
    InstantSource clock = world.clock();
    Timers timers = world.timers();
    var noticedUntil = new AtomicReference<Instant>(clock.instant());
    return new Housekeeping(
        List.of(
            timers.every(
                ENDED_SESSIONS,
                () -> noticedUntil.set(sotto.sessions().noticeEnded(noticedUntil.get()))),
            timers.every(CALLS, () -> sotto.callSignalling().sweep()),
            timers.every(MESSAGES, () -> sotto.sweeper().sweep()),
            timers.every(
                SESSIONS,
                () -> sessions.sweep(clock.instant().minus(ENDED_SESSIONS_KEPT), SESSION_BATCH))));
  }

  @Override
  public void close() {
    running.forEach(Timers.Timer::cancel);
  }
}
