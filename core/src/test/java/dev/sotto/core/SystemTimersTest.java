// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
