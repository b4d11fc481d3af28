// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ByteBudgetTest {
  private final ByteBudget budget = new ByteBudget(100);

  @Test
  void growShouldBeRefusedWhenThereIsNoRoomAndTakeNothing() {
    try (ByteBudget.Lease lease = budget.lease()) {
      assertThat(lease.grow(60)).isTrue();
      assertThat(lease.grow(41)).isFalse();
      assertThat(budget.taken()).isEqualTo(60);
      assertThat(lease.grow(40)).isTrue();
      assertThat(budget.take(1)).isEmpty();
    }
    assertThat(budget.taken()).isZero();
  }

  @Test
  void closeShouldGiveBackOnce() {
    ByteBudget.Lease lease = budget.take(30).orElseThrow();
    ByteBudget.Lease other = budget.take(30).orElseThrow();

    lease.close();
    lease.close();

    assertThat(budget.taken()).isEqualTo(30);
    other.close();
  }

  @Test
  void shareShouldLeaveRoomForOthers() {
    ByteBudget.Lease first = budget.lease();
    ByteBudget.Lease second = budget.lease();

    assertThat(first.share(20, 4)).isTrue();
    assertThat(first.share(1, 4)).as("more than a quarter of 80").isFalse();
    assertThat(second.share(21, 4)).isFalse();
    assertThat(second.share(16, 4)).isTrue();

    first.shrink(15);
    assertThat(first.held()).isEqualTo(5);
    assertThat(budget.taken()).isEqualTo(21);
    second.close();
    assertThat(first.share(200, 4)).as("alone, but has something").isFalse();
    first.close();
    assertThat(first.share(200, 4)).as("the first one").isTrue();
    assertThat(second.share(1, 4)).isFalse();
    first.close();
    assertThat(budget.taken()).isZero();
  }

  @Test
  void budgetShouldNeverBeOverdrawnByManyAtOnce() {
    var over = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        threads.execute(
            () -> {
              try (ByteBudget.Lease lease = budget.lease()) {
                lease.grow(30);
                if (budget.taken() > 100) {
                  over.incrementAndGet();
                }
              }
            });
      }
    }
    assertThat(over).hasValue(0);
    assertThat(budget.taken()).isZero();
  }
}
