// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class StallWatchTest {
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Duration NEVER = Duration.ofHours(1);

  private final CountDownLatch aborted = new CountDownLatch(1);

  @Test
  void workShouldBeEndedWhenTheDatabaseSaysNothing() throws InterruptedException {
    try (var watch = watch(() -> false, LOOK, NEVER)) {
      watch.begin("work", aborted::countDown);

      assertThat(isAborted()).isTrue();
    }
  }

  @Test
  void workShouldBeEndedWhenItTakesTooLongWhateverTheDatabaseSays() throws InterruptedException {
    try (var watch = watch(() -> true, LOOK, Duration.ofMillis(50))) {
      watch.begin("work", aborted::countDown);

      assertThat(isAborted()).isTrue();
    }
  }

  @Test
  void workShouldBeLeftAloneWhenItHasEnded() throws InterruptedException {
    var wrong = new AtomicInteger();
    try (var watch = watch(() -> false, Duration.ZERO, Duration.ZERO)) {
      watch.begin("ended", wrong::incrementAndGet);
      watch.end("ended");
      watch.begin("work", aborted::countDown);

      assertThat(isAborted()).isTrue();
    }
    assertThat(wrong).hasValue(0);
  }

  @Test
  void watchShouldGoOnWhenALookFails() throws InterruptedException {
    var asked = new AtomicInteger();
    BooleanSupplier answers =
        () -> {
          if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("the driver has failed");
          }
          return false;
        };
    try (var watch = watch(answers, LOOK, NEVER)) {
      watch.begin("work", aborted::countDown);

      assertThat(isAborted()).isTrue();
    }
  }

  private boolean isAborted() throws InterruptedException {
    return aborted.await(5, TimeUnit.SECONDS);
  }

  private static StallWatch watch(BooleanSupplier answers, Duration patience, Duration longest) {
    var watch = new StallWatch(answers, new StallWatch.Limits(LOOK, patience, longest));
    watch.start();
    return watch;
  }
}
