// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// [Timers] on the system clock: one daemon thread keeps the time, each piece of work runs on a
/// virtual thread of its own. Closing forgets all waiting work.
public final class SystemTimers implements Timers, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SystemTimers.class.getName());

  private final ScheduledThreadPoolExecutor scheduler;

  public SystemTimers() {
    scheduler =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("sotto-timers").daemon().factory());
    scheduler.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Timer after(Duration delay, Runnable work) {
    ScheduledFuture<?> waiting =
        scheduler.schedule(() -> start(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }

  @Override
  public Timer every(Duration period, Runnable work) {
    ScheduledFuture<?> waiting =
        scheduler.scheduleAtFixedRate(
            new Series(work), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  private static void start(Runnable work) {
    Thread.ofVirtual().name("sotto-timer-work").start(() -> run(work));
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "timed work could not be done: {0}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "timed work failed", e);
    }
  }

  /// Begins a run each time it is told to, unless the one before it is still under way.
  private static final class Series implements Runnable {
    private final Runnable work;
    private final AtomicBoolean underWay = new AtomicBoolean();

    Series(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      if (underWay.compareAndSet(false, true)) {
        start(this::runOnce);
      }
    }

    private void runOnce() {
      try {
        work.run();
      } finally {
        underWay.set(false);
      }
    }
  }
}
