// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimit.WhenUnknown;
import dev.sotto.testkit.TestInstants;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Bounds of buckets in memory: they do not fill it. The rest is in the contract.
final class MemoryTokenBucketStoreTest {
  private static final RateLimit ONE =
      new RateLimit("one", 1, Duration.ofMinutes(1), WhenUnknown.ALLOW);
  private static final RateLimit TWO =
      new RateLimit("two", 2, Duration.ofMinutes(2), WhenUnknown.ALLOW);

  private final MemoryTokenBucketStore buckets = new MemoryTokenBucketStore();

  @Test
  void takeShouldForgetFullBucketsWhenManyNewOnesCome() {
    for (int i = 0; i < 9_000; i++) {
      buckets.take("early" + i, ONE, TestInstants.NOON);
    }

    for (int i = 0; i < 9_000; i++) {
      buckets.take("late" + i, ONE, TestInstants.NOON.plus(Duration.ofMinutes(2)));
    }

    assertThat(buckets.size()).isEqualTo(9_000);
  }

  @Test
  void takeShouldKeepExhaustedBucketsWhenThereAreTooMany() {
    for (int i = 0; i < 5; i++) {
      buckets.take("guesser", TWO, TestInstants.NOON);
    }

    for (int i = 0; i < MemoryTokenBucketStore.MAX_BUCKETS + 10_000; i++) {
      buckets.take("flood" + i, ONE, TestInstants.NOON);
    }

    assertThat(buckets.size()).isLessThanOrEqualTo(MemoryTokenBucketStore.MAX_BUCKETS);
    assertThat(buckets.take("guesser", TWO, TestInstants.NOON)).isPositive();
  }
}
