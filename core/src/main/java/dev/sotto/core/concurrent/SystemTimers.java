// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.concurrent;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// [Timers] on the system clock: one daemon thread keeps the time, each piece of work runs on a
/// virtual thread of its own. Work for which no thread can be had is tried again. Closing forgets
/// all waiting work, and waits for what is under way.
public final class SystemTimers implements Timers, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SystemTimers.class.getName());

  /// As long as the slowest question to a storage may take.
  private static final Duration LAST_WORK = Duration.ofSeconds(5);

  /// When work is tried again that no thread has taken.
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final ScheduledThreadPoolExecutor scheduler;
  private final ExecutorService workers;

  public SystemTimers() {
    this(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sotto-timer-work").factory()));
  }

  /// @param workers closed with the timers
  SystemTimers(ExecutorService workers) {
    this.workers = workers;
    scheduler =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("sotto-timers").daemon().factory());
    scheduler.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Timer after(Duration delay, Runnable work) {
    var once = new Once(work);
    once.waitFor(delay);
    return once;
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
    workers.shutdown();
    try {
      if (!workers.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "timed work goes on although the server stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// {@return whether it will run}
  private boolean start(Runnable work) {
    return Tasks.start(workers, work);
  }

  private static void run(Runnable work, RepeatedFailureLog failure) {
    try {
      work.run();
      failure.done();
    } catch (RuntimeException e) {
      failure.failed(e);
    }
  }

  /// Runs once, if it takes several attempts to find a thread.
  private final class Once implements Runnable, Timer {
    private final Runnable work;
    private volatile boolean cancelled;
    private volatile @Nullable ScheduledFuture<?> waiting;

    Once(Runnable work) {
      this.work = work;
    }

    void waitFor(Duration delay) {
      waiting = scheduler.schedule(this, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
      if (!cancelled
          && !start(() -> SystemTimers.run(work, new RepeatedFailureLog(LOG, System::nanoTime)))) {
        waitFor(AGAIN);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      ScheduledFuture<?> now = waiting;
      if (now != null) {
        now.cancel(false);
      }
    }
  }

  /// Begins a run each time it is told to, unless the one before it is still under way.
  private final class Series implements Runnable {
    private final Runnable work;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final RepeatedFailureLog failure = new RepeatedFailureLog(LOG, System::nanoTime);

    Series(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      if (underWay.compareAndSet(false, true) && !start(this::runOnce)) {
        // The next one tries again.
        underWay.set(false);
      }
    }

    private void runOnce() {
      try {
        SystemTimers.run(work, failure);
      } finally {
        underWay.set(false);
      }
    }
  }
}
