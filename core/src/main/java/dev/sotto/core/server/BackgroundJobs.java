// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.audit.AuditLog;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.concurrent.Timers;
import dev.sotto.core.mailbox.MailboxPoller;
import dev.sotto.core.mailbox.StorageRestoreWatch;
import dev.sotto.core.media.maintenance.MediaHealth;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.time.ClockSynchronizer;
import dev.sotto.core.time.TrustedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The work that a running server does by itself: it notices sessions ended elsewhere, sweeps
/// expired messages, sessions and calls by [TrustedClock], and as one of many nodes says that it
/// lives and looks for what other nodes have stored. Closing stops it.
public final class BackgroundJobs implements AutoCloseable {
  /// Sessions ended on another node or from the command line end here within this time, plus the
  /// time of one query.
  public static final Duration ENDED_SESSIONS = Duration.ofSeconds(2);

  public static final Duration CALLS = Duration.ofSeconds(30);
  public static final Duration RINGING_CALLS = Duration.ofSeconds(1);
  public static final Duration LOST_PARTIES = Duration.ofSeconds(5);
  public static final Duration OLD_CALLS = Duration.ofHours(1);
  public static final Duration MESSAGES = Duration.ofMinutes(1);
  public static final Duration ROOMS = Duration.ofMinutes(1);
  public static final Duration MEDIA = Duration.ofMinutes(1);
  public static final Duration SCANS = Duration.ofSeconds(30);
  public static final Duration AUDIT = Duration.ofHours(1);
  public static final Duration SESSIONS = Duration.ofHours(1);
  public static final Duration WAKE_UPS = Duration.ofMinutes(1);

  /// Clients that connect again after a restart need not be woken.
  public static final Duration FIRST_WAKE_UPS = Duration.ofSeconds(15);

  /// Ended sessions are kept for a while, so that every node notices.
  private static final Duration ENDED_SESSIONS_KEPT = Duration.ofDays(1);

  /// Each may have a refresh token for every quarter of an hour of its life, which go with it.
  private static final int SESSION_BATCH = 100;

  private final List<Timers.Timer> running;
  private final ClockSynchronizer timeKeeper;

  private BackgroundJobs(List<Timers.Timer> running, ClockSynchronizer timeKeeper) {
    this.running = running;
    this.timeKeeper = timeKeeper;
  }

  /// Starts the work.
  public static BackgroundJobs start(Sotto sotto, DomainPorts ports, ServerRuntime world) {
    TrustedClock steady = sotto.node().clock();
    var timeKeeper = new ClockSynchronizer(steady, ports.storage().clock());
    timeKeeper.look();
    Timers timers = world.timers();
    var sessions = ports.storage().sessions();
    var noticedUntil = new AtomicReference<Instant>(steady.instant());
    var running = new ArrayList<Timers.Timer>();
    running.add(timers.every(ClockSynchronizer.PERIOD, timeKeeper::look));
    running.add(
        timers.every(
            ENDED_SESSIONS,
            () ->
                noticedUntil.set(
                    sotto
                        .sessions()
                        .lifecycle()
                        .noticeEnded(noticedUntil.get(), steady.instant()))));
    running.add(timers.every(StorageWatch.PERIOD, new StorageWatch(ports.storage())::look));
    running.add(
        timers.every(CALLS, () -> sotto.calls().accountSignalling().sweep(steady.instant())));
    var watch = sotto.calls().timeouts();
    running.add(timers.every(RINGING_CALLS, watch::settleDue));
    running.add(timers.every(LOST_PARTIES, watch::lookForLost));
    running.add(timers.every(OLD_CALLS, watch::sweep));
    var setBack = new StorageRestoreWatch(sotto.live().connections(), ports.storage().mailboxes());
    running.add(timers.every(StorageRestoreWatch.PERIOD, setBack::look));
    running.add(timers.every(MESSAGES, () -> sotto.messages().sweeper().sweep()));
    running.add(timers.every(ROOMS, () -> sotto.rooms().stored().sweep(steady.instant())));
    running.add(timers.every(MEDIA, () -> sotto.media().sweeper().sweep()));
    running.add(timers.every(MediaHealth.PERIOD, () -> sotto.media().health().look()));
    running.add(timers.every(SCANS, () -> sotto.media().screening().catchUp()));
    var audit = new AuditLog(ports.storage().audit(), steady, world.random());
    running.add(timers.every(AUDIT, audit::sweep));
    running.add(
        timers.every(SESSIONS, () -> sweep(sessions, steady.instant().minus(ENDED_SESSIONS_KEPT))));
    running.add(timers.after(FIRST_WAKE_UPS, () -> sotto.push().wakeUps().catchUp()));
    running.add(timers.every(WAKE_UPS, () -> sotto.push().wakeUps().catchUp()));
    if (ports.coordination().bus().isShared()) {
      running.add(timers.every(Roster.RENEWAL, () -> sotto.live().presence().renew()));
      running.add(timers.every(RoomSeats.RENEWAL, () -> sotto.rooms().live().renew()));
    }
    if (ports.coordination().bus().isShared() || ports.storage().isShared()) {
      running.add(timers.every(MailboxPoller.PERIOD, () -> sotto.mailboxes().poller().look()));
    }
    return new BackgroundJobs(List.copyOf(running), timeKeeper);
  }

  /// In steps, so that others who write get their turn.
  private static void sweep(SessionStore sessions, Instant before) {
    int step;
    do {
      step = sessions.sweep(before, SESSION_BATCH);
    } while (step == SESSION_BATCH);
  }

  @Override
  public void close() {
    running.forEach(Timers.Timer::cancel);
    timeKeeper.look();
  }
}
