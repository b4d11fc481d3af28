// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.api.http.ProblemException;
import dev.sotto.testkit.Concurrently;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class PageThrottleTest {
  private final PageThrottle turns = new PageThrottle(2);
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void noMorePagesShouldBeMadeAtOnceThanThereAreTurns() {
    Concurrently.run(50, _ -> take());

    assertThat(made).hasValue(50);
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void turnShouldBeGivenBackWhenAPageFails() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      () -> {
                        throw new IOException("no room");
                      }))
          .isInstanceOf(IOException.class);
    }

    take();

    assertThat(made).hasValue(1);
  }

  @Test
  void whoIsInterruptedShouldBeToldToComeAgain() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> turns.take(made::incrementAndGet))
        .isInstanceOf(ProblemException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(made).hasValue(0);
  }

  private void take() {
    try {
      turns.take(
          () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000);
            made.incrementAndGet();
            atOnce.decrementAndGet();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
