// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final Pace pace = new Pace(nanos::get);
  private Duration requestAge = Duration.ZERO;

  @Test
  void paceShouldFallBehindWhileNothingMoves() {
    pass(Duration.ofSeconds(20));

    assertThat(pace.behind()).hasSeconds(20);
  }

  @Test
  void paceShouldKeepUpWhenEnoughMoves() {
    for (int second = 0; second < 1_000; second++) {
      pass(Duration.ofSeconds(1));
      pace.moved(4 * 1024, requestAge);
    }

    assertThat(pace.behind()).isZero();
    pass(Duration.ofSeconds(3));
    assertThat(pace.behind()).hasSeconds(3);
  }

  @Test
  void paceShouldFallBehindWhenTooLittleMoves() {
    for (int second = 0; second < 1_000; second++) {
      pass(Duration.ofSeconds(1));
      pace.moved(1024, requestAge);
    }

    assertThat(pace.behind()).hasSeconds(750);
  }

  @Test
  void paceShouldForgetEarlierRequests() {
    pass(Duration.ofHours(1));
    pace.moved(1024, Duration.ofSeconds(10));

    assertThat(pace.behind()).hasMillis(9_750);
  }

  private void pass(Duration time) {
    requestAge = requestAge.plus(time);
    nanos.addAndGet(time.toNanos());
  }
}
