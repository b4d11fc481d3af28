// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.connection.Backlog.Page;
import dev.sotto.core.connection.BacklogThrottle;
import dev.sotto.core.connection.SequencedEvent;
import dev.sotto.testkit.Concurrently;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How the sockets of a node share the reading of mailboxes: all come to their turn, and what they
/// hold stays within its bounds.
@Timeout(60)
final class BacklogThrottleTest {
  private static final int MEBIBYTE = 1 << 20;

  private final AtomicLong nanos = new AtomicLong(1);
  private final BacklogThrottle readers = new BacklogThrottle(BacklogThrottle.LEAST, nanos::get);

  @Test
  void everyoneShouldReadWhenManyComeAtOnce() {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var read = new AtomicInteger();

    Concurrently.run(
        200,
        _ -> {
          try (Page _ = readers.page(() -> counted(now, most))) {
            read.incrementAndGet();
          }
        });

    assertThat(read).hasValue(200);
    assertThat(most.get()).isBetween(1, BacklogThrottle.AT_ONCE);
  }

  @Test
  void pageShouldWaitWhenOthersHoldTheMemory() throws InterruptedException {
    Page held = readers.page(() -> page(MEBIBYTE));
    var entered = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> readers.page(() -> entered(entered)).close());

      assertThat(entered.await(50, TimeUnit.MILLISECONDS)).isFalse();
      held.close();
      held.close();
    }
    assertThat(entered.getCount()).isZero();
  }

  @Test
  void placeShouldBeGivenBackWhenReadingFails() {
    for (int i = 0; i < 100; i++) {
      try {
        readers.page(
            () -> {
              throw new IllegalStateException("unreadable");
            });
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("unreadable");
      }
    }

    assertThat(readers.read(() -> 1)).isEqualTo(1);
    readers.page(() -> page(1)).close();
  }

  @Test
  void pageShouldBeOverdueOnlyWhenOthersWaitForIt() throws InterruptedException {
    Page held = readers.page(() -> page(MEBIBYTE));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(BacklogThrottle.PATIENCE + 1));
    assertThat(held.hold().isOverdue()).as("nobody waits").isFalse();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> readers.page(() -> page(1)).close());
      while (!held.hold().isOverdue()) {
        Thread.onSpinWait();
      }
      nanos.addAndGet(-TimeUnit.SECONDS.toNanos(2));
      assertThat(held.hold().isOverdue()).as("not long enough").isFalse();
      held.close();
    }
  }

  private static Page counted(AtomicInteger now, AtomicInteger most) {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    Thread.onSpinWait();
    now.decrementAndGet();
    return page(1);
  }

  private static Page entered(CountDownLatch latch) {
    latch.countDown();
    return page(1);
  }

  private static Page page(int weight) {
    return new Page(List.of(new Heavy(1, weight)), 1, true);
  }

  private record Heavy(long sequence, int weight) implements SequencedEvent {}
}
