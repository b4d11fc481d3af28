// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import dev.sotto.core.concurrent.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Time that moves only by [#advance], which also runs the work that has become due, on the calling
/// thread and in the order of its times. Safe for use by many threads.
public final class TestTime implements InstantSource, Timers {
  private final ReentrantLock advancing = new ReentrantLock();
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparing(Waiting::number));
  private Instant now;
  private Duration jumped = Duration.ZERO;
  private long number;

  /// Time stands at [TestInstants#NOON].
  public TestTime() {
    this(TestInstants.NOON);
  }

  public TestTime(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now.plus(jumped);
  }

  @Override
  public synchronized long nanoTime() {
    return TimeUnit.MILLISECONDS.toNanos(now.toEpochMilli());
  }

  /// Sets the clock forward or back, as an operator or a battery does: nothing becomes due by it.
  public synchronized void jump(Duration by) {
    jumped = jumped.plus(by);
  }

  /// Moves time forward and runs what becomes due on the way. What a piece of work throws is thrown
  /// here.
  public void advance(Duration by) {
    advancing.lock();
    try {
      runUntil(elapsed().plus(by));
    } finally {
      advancing.unlock();
    }
  }

  /// Moves time forward at once, as a machine that sleeps does, and runs what became due meanwhile:
  /// once each. For days, in which [#advance] would run very often what repeats every second.
  public void sleep(Duration by) {
    advancing.lock();
    try {
      runUntil(skip(by));
    } finally {
      advancing.unlock();
    }
  }

  private void runUntil(Instant until) {
    for (Waiting due = next(until); due != null; due = next(until)) {
      due.work().run();
    }
  }

  private synchronized Instant skip(Duration by) {
    now = now.plus(by);
    return now;
  }

  @Override
  public Timer after(Duration delay, Runnable work) {
    return add(new Series(work, Duration.ZERO), delay);
  }

  @Override
  public Timer every(Duration period, Runnable work) {
    return add(new Series(work, period), period);
  }

  private synchronized Instant elapsed() {
    return now;
  }

  /// {@return how many pieces of work wait for their time}
  public synchronized int waiting() {
    return waiting.size();
  }

  private synchronized Timer add(Series series, Duration delay) {
    waiting.add(new Waiting(now.plus(delay), number++, series));
    return () -> remove(series);
  }

  private synchronized void remove(Series series) {
    waiting.removeIf(entry -> entry.series() == series);
  }

  /// Moves time to the next piece of work, or to `until` when there is none before.
  private synchronized @Nullable Waiting next(Instant until) {
    Waiting first = waiting.peek();
    if (first == null || first.due().isAfter(until)) {
      now = until;
      return null;
    }
    waiting.remove();
    now = first.due().isAfter(now) ? first.due() : now;
    if (first.series().repeats()) {
      waiting.add(new Waiting(now.plus(first.series().period()), number++, first.series()));
    }
    return first;
  }

  private record Waiting(Instant due, long number, Series series) {
    Runnable work() {
      return series.work;
    }
  }

  /// Compared by identity: the same work may be waiting twice.
  private static final class Series {
    private final Runnable work;
    private final Duration period;

    Series(Runnable work, Duration period) {
      this.work = work;
      this.period = period;
    }

    Duration period() {
      return period;
    }

    boolean repeats() {
      return !period.isZero();
    }
  }
}
