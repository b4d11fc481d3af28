// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ConnectionPermitsTest {
  private final List<Long> waits = new CopyOnWriteArrayList<>();

  @Test
  void takeShouldTellOfWaitsAndOfNothingElse() throws Exception {
    ConnectionPermits permits = permits(2, Duration.ofSeconds(30));
    permits.take();
    permits.take();
    assertThat(waits).isEmpty();

    var third = CompletableFuture.runAsync(permits::take);
    awaitOneWaiting(permits);
    permits.giveBack();
    third.get();

    assertThat(waits).singleElement().satisfies(wait -> assertThat(wait).isPositive());
  }

  @Test
  void takeShouldEndWhenNoneBecomesFree() {
    ConnectionPermits permits = permits(1, Duration.ofMillis(1));
    permits.take();

    assertThatThrownBy(permits::take)
        .isInstanceOf(PortException.Unavailable.class)
        .hasMessageContaining("became free in 1 ms");

    assertThat(waits).hasSize(1);
    permits.giveBack();
    permits.take();
  }

  @Test
  void takeShouldServeThoseThatWaitInTheOrderOfComing() throws Exception {
    ConnectionPermits permits = permits(1, Duration.ofSeconds(30));
    var order = new CopyOnWriteArrayList<Integer>();
    var threads = new ArrayList<Thread>();
    permits.take();
    for (int i = 0; i < 8; i++) {
      int number = i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    permits.take();
                    order.add(number);
                    permits.giveBack();
                  }));
      while (permits.waiting() <= i) {
        Thread.onSpinWait();
      }
    }

    permits.giveBack();
    // Whoever has given one back comes after those that wait already.
    permits.take();
    order.add(8);
    permits.giveBack();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void closeShouldWaitForWhatWasTaken() throws Exception {
    ConnectionPermits permits = permits(2, Duration.ofSeconds(30));
    var closings = new AtomicInteger();
    permits.take();

    var closing = CompletableFuture.runAsync(() -> permits.close(closings::incrementAndGet));
    while (!isTurnedAway(permits)) {
      Thread.onSpinWait();
    }
    assertThat(closings).hasValue(0);
    permits.giveBack();
    closing.get();
    permits.close(closings::incrementAndGet);

    assertThat(closings).hasValue(1);
    assertThatThrownBy(permits::take).hasMessage("the storage is closed");
  }

  private static boolean isTurnedAway(ConnectionPermits permits) {
    try {
      permits.take();
      permits.giveBack();
      return false;
    } catch (PortException.Unavailable e) {
      return true;
    }
  }

  private ConnectionPermits permits(int size, Duration patience) {
    var permits = new ConnectionPermits(size, patience);
    permits.onWait(waits::add);
    return permits;
  }

  private static void awaitOneWaiting(ConnectionPermits permits) {
    while (permits.waiting() == 0) {
      Thread.onSpinWait();
    }
  }
}
