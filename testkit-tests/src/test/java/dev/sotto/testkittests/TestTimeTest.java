// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.concurrent.Timers.Timer;
import dev.sotto.testkit.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestTimeTest {
  private final TestTime time = new TestTime(Instant.EPOCH);
  private final List<String> done = new ArrayList<>();

  @Test
  void advanceShouldRunWhatBecomesDueInOrderAndAtItsTime() {
    time.after(Duration.ofSeconds(3), () -> note("c"));
    time.after(Duration.ofSeconds(1), () -> note("a"));
    time.every(Duration.ofSeconds(2), () -> note("b"));
    time.after(Duration.ofSeconds(6), () -> note("d"));

    time.advance(Duration.ofSeconds(5));

    assertThat(done).containsExactly("a1", "b2", "c3", "b4");
    assertThat(time.instant()).isEqualTo(Instant.ofEpochSecond(5));
    assertThat(time.waiting()).isEqualTo(2);
  }

  @Test
  void advanceShouldRunWorkThatWorkHasAdded() {
    time.after(
        Duration.ofSeconds(1), () -> time.after(Duration.ofSeconds(1), () -> note("second")));

    time.advance(Duration.ofSeconds(2));

    assertThat(done).containsExactly("second2");
  }

  @Test
  void sleepShouldRunOnceAtTheEndWhatBecameDue() {
    time.every(Duration.ofSeconds(1), () -> note("often"));
    time.after(Duration.ofSeconds(5), () -> note("once"));
    time.after(Duration.ofSeconds(9), () -> note("later"));

    time.sleep(Duration.ofSeconds(8));
    assertThat(done).containsExactly("often8", "once8");
    time.advance(Duration.ofSeconds(1));

    assertThat(done).containsExactly("often8", "once8", "later9", "often9");
  }

  @Test
  void cancelShouldForgetTheWork() {
    Timer once = time.after(Duration.ofSeconds(1), () -> note("once"));
    Timer series = time.every(Duration.ofSeconds(1), () -> note("series"));
    once.cancel();
    time.advance(Duration.ofSeconds(1));

    series.cancel();
    time.advance(Duration.ofSeconds(5));

    assertThat(done).containsExactly("series1");
    assertThat(time.waiting()).isZero();
  }

  @Test
  void everyShouldGoOnWhenARunThrows() {
    time.every(
        Duration.ofSeconds(1),
        () -> {
          note("run");
          throw new IllegalStateException("failed");
        });

    assertThatThrownBy(() -> time.advance(Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> time.advance(Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(done).containsExactly("run1", "run2");
  }

  private void note(String what) {
    done.add(what + time.instant().getEpochSecond());
  }
}
