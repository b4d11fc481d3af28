// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.password.bcrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHasher;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HashingShareTest {
  @ParameterizedTest
  @CsvSource({
    "50, 1, 1, 100",
    "50, 2, 1, 0",
    "25, 2, 1, 100",
    "10, 2, 1, 400",
    "50, 3, 2, 33",
    "50, 8, 4, 0",
    "100, 8, 8, 0",
    "1, 1, 1, 9900",
    "1, 64, 1, 56"
  })
  void threadsShouldTakeTheShareTogether(int percent, int processors, int threads, long pause) {
    var share = new HashingShare(percent, processors);

    assertThat(share.threads()).isEqualTo(threads);
    assertThat(share.pause(100)).isEqualTo(pause);
    double taken = threads * 100.0 / (100 + share.pause(100));
    assertThat(taken).isLessThanOrEqualTo(percent / 100.0 * processors * 1.01);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "101, 2", "-1, 2", "50, 0"})
  void shareShouldBeAPartOfAMachine(int percent, int processors) {
    assertThatThrownBy(() -> new HashingShare(percent, processors))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasherShouldRestAfterEachHash() throws InterruptedException {
    var time = new AtomicLong();
    var second = TimeUnit.SECONDS.toNanos(1);
    Queue<Long> pauses = new ConcurrentLinkedQueue<>();
    var rested = new CountDownLatch(2);
    try (var hasher =
        new BcryptPasswordHasher(
            10,
            new HashingShare(25, 2),
            () -> time.getAndAdd(second),
            pause -> {
              pauses.add(pause);
              rested.countDown();
            })) {
      var password = new Password("correct horse");
      assertThat(hasher.matches(password, hasher.hash(password))).isTrue();
      assertThat(rested.await(20, TimeUnit.SECONDS)).isTrue();

      assertThat(hasher.atOnce()).isEqualTo(1);
      assertThat(pauses).containsExactly(second, second);
    }
  }

  @Test
  void hasherShouldNotRestWhenItsShareIsAWholeProcessor() {
    Queue<Long> pauses = new ConcurrentLinkedQueue<>();
    try (var hasher =
        new BcryptPasswordHasher(10, new HashingShare(50, 4), System::nanoTime, pauses::add)) {
      var password = new Password("correct horse");

      assertThat(hasher.matches(password, hasher.hash(password))).isTrue();
      assertThat(hasher.atOnce()).isEqualTo(2);
      assertThat(pauses).isEmpty();
    }
  }

  /// Whoever waits for a thread when the server stops would wait for good.
  @Test
  void closeShouldRefuseThoseWhoWait() throws Exception {
    var resting = new CountDownLatch(1);
    var password = new Password("correct horse");
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var hasher =
          new BcryptPasswordHasher(
              10,
              new HashingShare(25, 2),
              System::nanoTime,
              _ -> {
                resting.countDown();
                LockSupport.park();
              });
      var _ = hasher.hash(password);
      // The only thread.
      assertThat(resting.await(20, TimeUnit.SECONDS)).isTrue();
      Future<?> waiting = callers.submit(() -> hasher.hash(password));
      assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      hasher.close();

      assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(PasswordHasher.Busy.class);
    }
  }
}
