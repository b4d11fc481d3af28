// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.PasswordHasher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PasswordHashQueueTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final Queue<String> served = new ConcurrentLinkedQueue<>();
  private final List<Future<?>> waiting = new ArrayList<>();

  @AfterEach
  void stop() {
    end.countDown();
    threads.close();
  }

  @Test
  void takeShouldServeAddressesInTurn() throws Exception {
    var turns = busy(new PasswordHashQueue(1, 256, PATIENCE));
    for (int i = 0; i < 90; i++) {
      enqueue(turns, "flood", false);
    }
    enqueue(turns, "ada", false);
    enqueue(turns, "bob", false);

    finish();

    assertThat(served).hasSize(92);
    assertThat(List.copyOf(served).subList(0, 3)).containsExactly("flood", "ada", "bob");
  }

  @Test
  void takeShouldServeTheKnownBetweenAllOthers() throws Exception {
    var turns = busy(new PasswordHashQueue(1, 256, PATIENCE));
    for (int i = 0; i < 90; i++) {
      enqueue(turns, "botnet" + i, false);
    }
    enqueue(turns, "ada", true);
    enqueue(turns, "bob", true);

    finish();

    assertThat(List.copyOf(served).subList(0, 4)).contains("ada", "bob");
  }

  @Test
  void takeShouldLetNewAddressesInWhenTheQueueIsFull() throws Exception {
    var turns = busy(new PasswordHashQueue(1, 4, PATIENCE));
    for (int i = 0; i < 4; i++) {
      enqueue(turns, "flood", false);
    }
    assertThatThrownBy(() -> turns.take("flood", false, () -> true))
        .isInstanceOf(PasswordHasher.Busy.class);
    enqueue(turns, "ada", false);
    enqueue(turns, "bob", true);

    finish();

    assertThat(served).containsExactlyInAnyOrder("flood", "flood", "ada", "bob");
  }

  @Test
  void takeShouldBeRefusedWhenTheQueueIsFullOfOthers() throws Exception {
    var turns = busy(new PasswordHashQueue(1, 2, PATIENCE));
    enqueue(turns, "a", false);
    enqueue(turns, "b", false);

    assertThatThrownBy(() -> turns.take("c", false, () -> true))
        .isInstanceOf(PasswordHasher.Busy.class);
    enqueue(turns, "known", true);
    finish();

    assertThat(served).hasSize(2).contains("known");
  }

  @Test
  void takeShouldBeRefusedWhenItIsTooLate() throws Exception {
    var turns = busy(new PasswordHashQueue(1, 2, Duration.ofMillis(1)));

    assertThatThrownBy(() -> turns.take("a", false, () -> true))
        .isInstanceOf(PasswordHasher.Busy.class);
    assertThat(turns.waiting()).isZero();
    finish();
    assertThat(turns.take("a", false, () -> "served")).isEqualTo("served");
  }

  @Test
  void takeShouldGiveTheTurnBackWhenTheWorkFails() {
    var turns = new PasswordHashQueue(1, 2, PATIENCE);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      "a",
                      false,
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }
    assertThat(turns.take("a", false, () -> "served")).isEqualTo("served");
  }

  /// {@return `turns`, while somebody has the only one}
  private PasswordHashQueue busy(PasswordHashQueue turns) throws InterruptedException {
    waiting.add(threads.submit(() -> turns.take("first", false, this::hold)));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    return turns;
  }

  private boolean hold() {
    begun.countDown();
    try {
      return end.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Returns when the queue has taken it, in place of another if it was full.
  private void enqueue(PasswordHashQueue turns, String address, boolean known) {
    long before = turns.arrived();
    waiting.add(
        threads.submit(
            () -> {
              try {
                return turns.take(address, known, () -> served.add(address));
              } catch (PasswordHasher.Busy e) {
                return false;
              }
            }));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (turns.arrived() == before && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private void finish() throws Exception {
    end.countDown();
    for (Future<?> one : waiting) {
      one.get(20, TimeUnit.SECONDS);
    }
  }
}
