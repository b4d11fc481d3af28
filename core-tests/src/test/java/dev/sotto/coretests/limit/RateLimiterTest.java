// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimit.WhenUnknown;
import dev.sotto.core.limit.RateLimitedAttempt;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.TestTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
  private static final RateLimit OPEN =
      new RateLimit("open", 2, Duration.ofSeconds(10), WhenUnknown.ALLOW);
  private static final RateLimit SHUT =
      new RateLimit("shut", 2, Duration.ofSeconds(10), WhenUnknown.REFUSE);

  private final TokenBucketStore buckets =
      new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:")).buckets();
  private final TestTime time = new TestTime();

  @Test
  void takeShouldLimitEachSubjectAndEachLimitByItself() {
    var limiter = new RateLimiter(buckets, time, true);
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
    var limiter = new RateLimiter(buckets, time, false);

    for (int i = 0; i < 10; i++) {
      assertThat(limiter.take(SHUT, "anna")).isZero();
    }
  }

  @Test
  void takeShouldDoAsTheLimitSaysWhenTheStoreDoesNotAnswer() {
    var limiter = new RateLimiter(new Away(), time, true);
    limiter.giveBack(OPEN, "anna");

    assertThat(limiter.take(OPEN, "anna")).isZero();
    assertThat(limiter.take(SHUT, "anna")).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void attemptShouldCountOnlyWhenItIsNotGivenBack() {
    var limiter = new RateLimiter(buckets, time, true);
    var failed = new RateLimitedAttempt(limiter);
    assertThat(failed.take(OPEN, "anna")).isZero();
    for (int i = 0; i < 10; i++) {
      var good = new RateLimitedAttempt(limiter);
      assertThat(good.take(OPEN, "anna")).isZero();
      good.giveBack();
      good.giveBack();
    }

    var last = new RateLimitedAttempt(limiter);
    assertThat(last.take(OPEN, "anna")).isZero();
    assertThat(new RateLimitedAttempt(limiter).take(OPEN, "anna")).isPositive();
  }

  @Test
  void attemptShouldTakeNothingWhenOneOfItsLimitsRefuses() {
    var limiter = new RateLimiter(buckets, time, true);
    limiter.take(SHUT, "anna");
    limiter.take(SHUT, "anna");

    for (int i = 0; i < 10; i++) {
      var refused = new RateLimitedAttempt(limiter);
      assertThat(refused.take(OPEN, "anna")).isZero();
      assertThat(refused.take(SHUT, "anna")).isPositive();
    }

    assertThat(new RateLimitedAttempt(limiter).take(OPEN, "anna")).isZero();
  }

  @Test
  void attemptShouldCountOnlyWhenItHasFailed() {
    var limiter = new RateLimiter(buckets, time, true);
    for (int i = 0; i < 10; i++) {
      assertThat(taken(limiter).make(() -> "good", "good"::equals)).isEqualTo("good");
      RateLimitedAttempt broken = taken(limiter);
      assertThatThrownBy(
              () ->
                  broken.make(
                      () -> {
                        throw new PortException.Unavailable("away");
                      },
                      "good"::equals))
          .isInstanceOf(PortException.Unavailable.class);
    }

    for (int i = 0; i < 2; i++) {
      assertThat(taken(limiter).make(() -> "bad", "good"::equals)).isEqualTo("bad");
    }
    assertThat(new RateLimitedAttempt(limiter).take(OPEN, "anna")).isPositive();
  }

  private static RateLimitedAttempt taken(RateLimiter limiter) {
    var attempt = new RateLimitedAttempt(limiter);
    assertThat(attempt.take(OPEN, "anna")).isZero();
    return attempt;
  }

  /// Buckets that nobody can reach.
  private record Away() implements TokenBucketStore {
    @Override
    public Duration take(String key, RateLimit limit, Instant now) {
      throw new PortException.Unavailable("away");
    }

    @Override
    public void giveBack(String key, RateLimit limit, Instant now) {
      throw new PortException.Unavailable("away");
    }
  }
}
