// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.limit;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimit.WhenUnknown;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [TokenBucketStore] must do.
public interface TokenBucketStoreContract {
  /// Ten at once, one more each second.
  RateLimit TEN = new RateLimit("ten", 10, Duration.ofSeconds(10), WhenUnknown.ALLOW);

  /// {@return the buckets under test: all full at the start of a test, and the same ones all
  /// through it}
  TokenBucketStore buckets();

  @Test
  default void takeShouldAllowTheBurstAndThenSayHowLongToWait() {
    takeAll("a", NOON);

    assertThat(buckets().take("a", TEN, NOON)).isEqualTo(Duration.ofSeconds(1));
    assertThat(buckets().take("a", TEN, NOON.plusMillis(400))).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  default void takeShouldAllowOneMoreWhenItHasWaited() {
    takeAll("a", NOON);

    assertThat(buckets().take("a", TEN, noonPlus(1).minusMillis(1)))
        .isEqualTo(Duration.ofMillis(1));
    assertThat(buckets().take("a", TEN, noonPlus(1))).isZero();
    assertThat(buckets().take("a", TEN, noonPlus(1))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  default void takeShouldNotCountWhatWasRefused() {
    takeAll("a", NOON);
    for (int i = 0; i < 100; i++) {
      buckets().take("a", TEN, NOON);
    }

    assertThat(buckets().take("a", TEN, noonPlus(1))).isZero();
  }

  @Test
  default void takeShouldNeverSaveMoreThanTheBurst() {
    takeAll("a", NOON);
    Instant muchLater = NOON.plus(Duration.ofDays(1));

    takeAll("a", muchLater);

    assertThat(buckets().take("a", TEN, muchLater)).isPositive();
  }

  @Test
  default void takeShouldRefillEvenlyWhenHalfEmpty() {
    for (int i = 0; i < 5; i++) {
      buckets().take("a", TEN, NOON);
    }

    for (int i = 0; i < 7; i++) {
      assertThat(buckets().take("a", TEN, noonPlus(2))).isZero();
    }
    assertThat(buckets().take("a", TEN, noonPlus(2))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  default void takeShouldLeaveOtherBucketsAlone() {
    takeAll("a", NOON);

    takeAll("b", NOON);
    takeAll("A", NOON);

    assertThat(buckets().take("b", TEN, NOON)).isPositive();
  }

  @Test
  default void takeShouldWaitNoLongerThanThePeriodWhenTheClockGoesBack() {
    takeAll("a", NOON);
    Instant yesterday = NOON.minus(Duration.ofDays(1));

    Duration wait = buckets().take("a", TEN, yesterday);

    assertThat(wait).isBetween(Duration.ZERO, TEN.period());
    assertThat(buckets().take("a", TEN, yesterday.plus(TEN.period()))).isZero();
  }

  @Test
  default void takeShouldAllowAsMuchAsBeforeWhenTheClockGoesBack() {
    for (long seconds : new long[] {8, 60, 86_400}) {
      String key = "back " + seconds;
      for (int i = 0; i < 3; i++) {
        buckets().take(key, TEN, NOON);
      }
      Instant back = NOON.minusSeconds(seconds);

      for (int i = 0; i < 7; i++) {
        assertThat(buckets().take(key, TEN, back)).isZero();
      }
      assertThat(buckets().take(key, TEN, back)).isEqualTo(Duration.ofSeconds(1));
      assertThat(buckets().take(key, TEN, back.plusSeconds(1))).isZero();
    }
  }

  @Test
  default void giveBackShouldMakeRoomForOne() {
    takeAll("a", NOON);

    buckets().giveBack("a", TEN, NOON);

    assertThat(buckets().take("a", TEN, NOON)).isZero();
    assertThat(buckets().take("a", TEN, NOON)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  default void giveBackShouldNotFillMoreThanTheBurst() {
    buckets().take("a", TEN, NOON);
    for (int i = 0; i < 5; i++) {
      buckets().giveBack("a", TEN, NOON);
    }
    buckets().giveBack("b", TEN, NOON);

    takeAll("a", NOON);
    takeAll("b", NOON);
    assertThat(buckets().take("a", TEN, NOON)).isPositive();
    assertThat(buckets().take("b", TEN, NOON)).isPositive();
  }

  @Test
  default void takeShouldAllowTheBurstWhenThePeriodDoesNotDivideEvenly() {
    var three = new RateLimit("three", 3, Duration.ofSeconds(1), WhenUnknown.ALLOW);
    for (int i = 0; i < 3; i++) {
      assertThat(buckets().take("a", three, NOON)).isZero();
    }

    Duration wait = buckets().take("a", three, NOON);

    assertThat(wait).isBetween(Duration.ofMillis(333), Duration.ofMillis(334));
    assertThat(buckets().take("a", three, NOON.plus(wait))).isZero();
  }

  @Test
  default void takeShouldAllowExactlyTheBurstWhenManyTakeAtOnce() {
    List<Duration> waits = Concurrently.call(64, _ -> buckets().take("a", TEN, NOON));

    assertThat(waits).filteredOn(Duration::isZero).hasSize(10);
    assertThat(waits).filteredOn(wait -> !wait.isZero()).allMatch(Duration.ofSeconds(1)::equals);
  }

  private void takeAll(String key, Instant now) {
    for (int i = 0; i < TEN.burst(); i++) {
      assertThat(buckets().take(key, TEN, now)).isZero();
    }
  }
}
