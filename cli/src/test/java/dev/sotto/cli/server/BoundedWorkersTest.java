// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

final class BoundedWorkersTest {
  @Test
  void executeShouldRejectWorkWhenTooMuchRunsAndAcceptItLater() throws InterruptedException {
    var workers = new BoundedWorkers(2);
    var hold = new CountDownLatch(1);
    var ended = new Semaphore(0);
    for (int i = 0; i < 2; i++) {
      workers.execute(() -> await(hold));
    }

    assertThatThrownBy(() -> workers.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);

    hold.countDown();
    while (!accepts(workers, ended)) {
      Thread.onSpinWait();
    }
    ended.acquire();
    assertThat(ended.availablePermits()).isZero();
  }

  private static boolean accepts(BoundedWorkers workers, Semaphore ended) {
    try {
      workers.execute(ended::release);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
