// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.limit.Limit;
import dev.sotto.core.limit.Limit.WhenUnknown;
import dev.sotto.testkit.Moments;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is special about buckets in memory: they do not fill it. The rest is in the contract.
final class MemoryBucketStoreTest {
  private static final Limit ONE = new Limit("one", 1, Duration.ofMinutes(1), WhenUnknown.ALLOW);
  private static final Limit TWO = new Limit("two", 2, Duration.ofMinutes(2), WhenUnknown.ALLOW);

  private final MemoryBucketStore buckets = new MemoryBucketStore();

  @Test
  void takeShouldForgetFullBucketsWhenManyNewOnesCome() {
    for (int i = 0; i < 9_000; i++) {
      buckets.take("early" + i, ONE, Moments.NOON);
    }

    for (int i = 0; i < 9_000; i++) {
      buckets.take("late" + i, ONE, Moments.NOON.plus(Duration.ofMinutes(2)));
    }

    assertThat(buckets.size()).isEqualTo(9_000);
  }

  @Test
  void takeShouldKeepExhaustedBucketsWhenThereAreTooMany() {
    for (int i = 0; i < 5; i++) {
      buckets.take("guesser", TWO, Moments.NOON);
    }

    for (int i = 0; i < MemoryBucketStore.MAX_BUCKETS + 10_000; i++) {
      buckets.take("flood" + i, ONE, Moments.NOON);
    }

    assertThat(buckets.size()).isLessThanOrEqualTo(MemoryBucketStore.MAX_BUCKETS);
    assertThat(buckets.take("guesser", TWO, Moments.NOON)).isPositive();
  }
}
