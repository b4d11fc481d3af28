// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.time;

import static dev.sotto.testkit.TestInstants.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.time.ClockReading;
import dev.sotto.core.time.TrustedClock;
import dev.sotto.testkit.TestTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TrustedClockTest {
  private final TestTime time = new TestTime();
  private final TrustedClock clock = new TrustedClock(time, time::nanoTime);

  @Test
  void clockShouldBeTheWallClockAsLongAsItDoesNotJump() {
    time.advance(Duration.ofDays(3));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(3)));

    time.jump(TrustedClock.TOLERANCE);
    assertThat(clock.instant()).isEqualTo(time.instant());
    assertThat(clock.isDoubtful()).isFalse();
  }

  @Test
  void clockShouldGoOnFromTheLastTimeWhenTheWallClockJumpsAhead() {
    time.jump(Duration.ofDays(40));
    assertThat(clock.instant()).isEqualTo(NOON);
    assertThat(clock.isDoubtful()).isTrue();

    time.advance(Duration.ofMinutes(59));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(59)));
    time.advance(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo(time.instant());
    assertThat(clock.isDoubtful()).isFalse();
  }

  @Test
  void whatEndsShouldBeOverByTheClockOfItsStamp() {
    Instant before = time.instant();
    Instant soon = before.plusSeconds(60);
    time.jump(Duration.ofDays(40));
    Instant after = time.instant();

    assertThat(clock.isOver(before, soon)).isFalse();
    assertThat(clock.isOver(after, after.plusSeconds(60))).isFalse();
    time.advance(Duration.ofSeconds(59));
    assertThat(clock.isOver(before, soon)).isFalse();
    time.advance(Duration.ofSeconds(1));
    assertThat(clock.isOver(before, soon)).isTrue();
    assertThat(clock.isOver(after, after.plusSeconds(60))).isTrue();
  }

  @Test
  void clockShouldNeverBeAheadOfTheWallClock() {
    time.jump(Duration.ofDays(-1));

    assertThat(clock.instant()).isEqualTo(time.instant());
    assertThat(clock.isDoubtful()).isTrue();
    time.advance(TrustedClock.PROOF);
    assertThat(clock.isDoubtful()).isFalse();
  }

  @Test
  void newTimeShouldHoldWithoutAnotherJump() {
    time.jump(Duration.ofDays(1));
    assertThat(clock.isDoubtful()).isTrue();
    time.advance(Duration.ofMinutes(50));
    time.jump(Duration.ofDays(1));
    assertThat(clock.isDoubtful()).isTrue();
    time.advance(Duration.ofMinutes(50));

    assertThat(clock.isDoubtful()).isTrue();
    time.advance(Duration.ofMinutes(10));
    assertThat(clock.isDoubtful()).isFalse();
  }

  @Test
  void rightTimeShouldBeBelievedAtOnceWhenItComesBack() {
    time.jump(Duration.ofDays(40));
    assertThat(clock.isDoubtful()).isTrue();
    time.jump(Duration.ofDays(-40));

    assertThat(clock.isDoubtful()).isFalse();
    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void clockShouldGoOnFromTheLastRunWhenTheWallClockIsFarFromIt() {
    time.advance(Duration.ofDays(30));
    clock.goOnFrom(NOON);

    assertThat(clock.isDoubtful()).isTrue();
    assertThat(clock.instant()).isEqualTo(NOON);
    time.advance(TrustedClock.PROOF);
    assertThat(clock.instant()).isEqualTo(time.instant());
  }

  @Test
  void clockShouldGoOnFromWhereItWasWhenTheWallClockHadDrifted() {
    time.jump(Duration.ofMinutes(4));
    assertThat(clock.instant()).isEqualTo(time.instant());

    time.jump(Duration.ofDays(40));

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(4)));
  }

  @Test
  void stampsShouldGoByTheClockThatTheyAreFrom() {
    assertThat(clock.reckoning()).isEqualTo(ClockReading.of(NOON));
    time.jump(Duration.ofDays(1));
    Instant second = time.instant();
    assertThat(clock.reckoning().at(second)).isEqualTo(second);
    time.advance(Duration.ofMinutes(1));
    time.jump(Duration.ofDays(30));
    Instant third = time.instant();
    time.advance(Duration.ofMinutes(1));

    ClockReading now = clock.reckoning();
    assertThat(now.at(NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
    assertThat(now.at(second)).isEqualTo(second.plus(Duration.ofMinutes(2)));
    assertThat(now.at(third)).isEqualTo(third.plus(Duration.ofMinutes(1)));
    assertThat(now.firstClaim()).isEqualTo(now.at(second));
    assertThat(now.lastClaim()).isEqualTo(now.at(third));

    time.jump(Duration.ofDays(-31));
    assertThat(clock.reckoning()).isEqualTo(ClockReading.of(time.instant()));
  }

  @Test
  void stampsOfBeforeShouldGoOnWhenTheWallClockIsSetBack() {
    assertThat(clock.isDoubtful()).isFalse();
    time.jump(Duration.ofDays(-1));
    time.advance(Duration.ofMinutes(1));

    assertThat(clock.reckoning().at(NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
    assertThat(clock.reckoning().now()).isEqualTo(time.instant());
  }

  @Test
  void onlySoManyClaimsShouldBeRemembered() {
    for (int day = 1; day <= 100; day++) {
      time.jump(Duration.ofDays(1));
      assertThat(clock.isDoubtful()).isTrue();
    }

    assertThat(clock.reckoning().claimed()).hasSize(16).contains(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void clockThatIsAheadOfTheOthersShouldGoByTheirs() {
    time.jump(Duration.ofDays(40));
    var ahead = new TrustedClock(time, time::nanoTime);

    ahead.compare(NOON);

    assertThat(ahead.differs()).isTrue();
    assertThat(ahead.isDoubtful()).as("it has not jumped").isFalse();
    assertThat(ahead.difference()).isEqualTo(Duration.ofDays(40));
    time.advance(Duration.ofHours(2));
    assertThat(ahead.instant()).isEqualTo(NOON.plus(Duration.ofHours(2)));

    time.jump(Duration.ofDays(-40));
    ahead.compare(NOON.plus(Duration.ofHours(2)));
    assertThat(ahead.differs()).isFalse();
    assertThat(ahead.instant()).isEqualTo(time.instant());
  }

  @Test
  void clockThatIsBehindTheOthersShouldStayBehind() {
    clock.compare(NOON.plus(Duration.ofHours(1)));

    assertThat(clock.differs()).isTrue();
    assertThat(clock.instant()).isEqualTo(NOON);
    assertThat(clock.difference()).isEqualTo(Duration.ofHours(-1));
  }

  @Test
  void clocksThatAgreeWithinSecondsShouldChangeNothing() {
    clock.compare(NOON.minus(TrustedClock.AGREEMENT));

    assertThat(clock.differs()).isFalse();
    assertThat(clock.instant()).isEqualTo(NOON);
  }
}
