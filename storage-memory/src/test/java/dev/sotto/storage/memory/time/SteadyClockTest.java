// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.time;

import static dev.sotto.testkit.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.time.SteadyClock;
import dev.sotto.testkit.TestTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {
  private final TestTime time = new TestTime();
  private final SteadyClock clock = new SteadyClock(time, time::nanoTime);

  @Test
  void clockShouldBeTheWallClockAsLongAsItDoesNotJump() {
    time.advance(Duration.ofDays(3));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(3)));

    time.jump(SteadyClock.TOLERANCE);
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
  void clockShouldNeverBeAheadOfTheWallClock() {
    time.jump(Duration.ofDays(-1));

    assertThat(clock.instant()).isEqualTo(time.instant());
    assertThat(clock.isDoubtful()).isTrue();
    time.advance(SteadyClock.PROOF);
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
    time.advance(SteadyClock.PROOF);
    assertThat(clock.instant()).isEqualTo(time.instant());
  }

  @Test
  void clockThatIsAheadOfTheOthersShouldGoByTheirs() {
    time.jump(Duration.ofDays(40));
    var ahead = new SteadyClock(time, time::nanoTime);

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
    clock.compare(NOON.minus(SteadyClock.AGREEMENT));

    assertThat(clock.differs()).isFalse();
    assertThat(clock.instant()).isEqualTo(NOON);
  }
}
