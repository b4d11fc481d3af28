// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.PortException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RepeatedFailureLogTest {
  private final AtomicLong now = new AtomicLong();
  private final List<Line> told = new ArrayList<>();
  private final RepeatedFailureLog failure = new RepeatedFailureLog(new Listener(told), now::get);

  @Test
  void sameFailureShouldBeToldOnceAndThenInALineNowAndThen() {
    for (int second = 0; second < 1_200; second++) {
      failure.failed(new PortException.Corrupt("a row", new IllegalArgumentException()));
      now.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    assertThat(told).hasSize(2);
    assertThat(told.get(0).thrown()).isInstanceOf(PortException.Corrupt.class);
    assertThat(told.get(1).thrown()).isNull();
    assertThat(told.get(1).parameters()).containsExactly("601", "a row");
  }

  @Test
  void anotherFailureShouldBeToldAtOnce() {
    failure.failed(new IllegalStateException("one"));
    failure.failed(new IllegalStateException("other"));
    failure.failed(new IllegalStateException("one"));

    assertThat(told).hasSize(3);
  }

  @Test
  void endShouldBeToldOnce() {
    failure.done();
    failure.failed(new PortException.Unavailable("away", new IllegalStateException()));
    failure.done();
    failure.done();

    assertThat(told).hasSize(2);
    assertThat(told.getFirst().thrown()).isNull();
    assertThat(told.getLast().text()).contains("done again");
  }

  /// What is logged.
  private record Line(String text, List<@Nullable Object> parameters, @Nullable Throwable thrown) {}

  /// Hears everything.
  private record Listener(List<Line> told) implements System.Logger {
    @Override
    public String getName() {
      return "listener";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String text,
        @Nullable Throwable thrown) {
      told.add(new Line(String.valueOf(text), List.of(), thrown));
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String text,
        @Nullable Object... parameters) {
      told.add(new Line(String.valueOf(text), Arrays.asList(parameters), null));
    }
  }
}
