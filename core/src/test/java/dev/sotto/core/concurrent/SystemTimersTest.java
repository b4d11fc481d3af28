// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SystemTimersTest {
  private static final Duration PERIOD = Duration.ofMillis(1);

  private final SystemTimers timers = new SystemTimers();
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void close() {
    timers.close();
  }

  @Test
  void everyShouldLeaveOutRunsWhenOneIsStillUnderWay() {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var third = new CountDownLatch(3);
    timers.every(
        PERIOD,
        () -> {
          runs.incrementAndGet();
          begun.countDown();
          third.countDown();
          await(goOn);
        });
    await(begun);

    // Another series of the same period shows that many runs have become due since.
    var due = new CountDownLatch(20);
    timers.every(PERIOD, due::countDown);
    await(due);

    assertThat(runs).hasValue(1);
    goOn.countDown();
    await(third);
  }

  @Test
  void everyShouldGoOnWhenARunThrows() {
    var third = new CountDownLatch(3);
    timers.every(
        PERIOD,
        () -> {
          third.countDown();
          if (third.getCount() > 0) {
            throw new IllegalStateException("thrown by a test");
          }
        });

    await(third);
  }

  @Test
  void cancelShouldEndTheSeriesWhenARunIsUnderWay() {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    Timers.Timer series =
        timers.every(
            PERIOD,
            () -> {
              runs.incrementAndGet();
              begun.countDown();
              await(goOn);
              done.countDown();
            });
    await(begun);

    series.cancel();
    goOn.countDown();
    await(done);

    var due = new CountDownLatch(20);
    timers.every(PERIOD, due::countDown);
    await(due);
    assertThat(runs).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void workShouldBeTriedAgainWhenNoThreadTakesIt(boolean series) {
    var few = new FewThreads();
    try (var refused = new SystemTimers(few)) {
      var done = new CountDownLatch(1);
      if (series) {
        refused.every(PERIOD, done::countDown);
      } else {
        refused.after(PERIOD, done::countDown);
      }
      await(few.asked);
      assertThat(done.getCount()).isEqualTo(1);

      few.full = false;

      await(done);
    }
  }

  @Test
  void afterShouldRunNothingWhenItWasCancelledBeforeAThreadCouldBeHad() {
    var few = new FewThreads();
    try (var refused = new SystemTimers(few)) {
      Timers.Timer once = refused.after(PERIOD, runs::incrementAndGet);
      await(few.asked);

      once.cancel();
      few.full = false;

      var later = new CountDownLatch(1);
      refused.after(Duration.ofMillis(1_200), later::countDown);
      await(later);
      assertThat(runs).hasValue(0);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /// Takes nothing while it is full.
  private static final class FewThreads extends AbstractExecutorService {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean full = true;

    @Override
    public void execute(Runnable work) {
      boolean refused = full;
      asked.countDown();
      if (refused) {
        throw new RejectedExecutionException("full");
      }
      threads.execute(work);
    }

    @Override
    public void shutdown() {
      threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
      return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
      return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      return threads.awaitTermination(timeout, unit);
    }
  }
}
