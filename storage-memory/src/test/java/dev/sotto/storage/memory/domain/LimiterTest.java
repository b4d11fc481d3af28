// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.PortException;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.limit.Limit;
import dev.sotto.core.limit.Limit.WhenUnknown;
import dev.sotto.core.limit.Limiter;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.storage.memory.MemoryCoordinationProvider;
import dev.sotto.testkit.TestTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimiterTest {
  private static final Limit OPEN = new Limit("open", 2, Duration.ofSeconds(10), WhenUnknown.ALLOW);
  private static final Limit SHUT =
      new Limit("shut", 2, Duration.ofSeconds(10), WhenUnknown.REFUSE);

  private final BucketStore buckets =
      new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:")).buckets();
  private final TestTime time = new TestTime();

  @Test
  void takeShouldLimitEachSubjectAndEachLimitByItself() {
    var limiter = new Limiter(buckets, time, true);
    limiter.take(OPEN, "anna");
    limiter.take(OPEN, "anna");

    assertThat(limiter.take(OPEN, "anna")).isEqualTo(Duration.ofSeconds(5));
    assertThat(limiter.take(OPEN, "berta")).isZero();
    assertThat(limiter.take(SHUT, "anna")).isZero();
    time.advance(Duration.ofSeconds(5));
    assertThat(limiter.take(OPEN, "anna")).isZero();
  }

  @Test
  void takeShouldAllowEverythingWhenSwitchedOff() {
    var limiter = new Limiter(buckets, time, false);

    for (int i = 0; i < 10; i++) {
      assertThat(limiter.take(SHUT, "anna")).isZero();
    }
  }

  @Test
  void takeShouldDoAsTheLimitSaysWhenTheStoreDoesNotAnswer() {
    BucketStore away =
        (_, _, _) -> {
          throw new PortException.Unavailable("away");
        };
    var limiter = new Limiter(away, time, true);

    assertThat(limiter.take(OPEN, "anna")).isZero();
    assertThat(limiter.take(SHUT, "anna")).isEqualTo(Duration.ofSeconds(5));
  }
}
