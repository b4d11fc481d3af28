// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.concurrent.Timers;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class ClamdConnectionTest {
  private static final int CHUNK = 64 * 1_024;

  /// Each of the chunks is taken within the time-out; all of them together take for ever.
  @Test
  void conversationShouldEndWhenClamdTakesChunksSlowly() throws Exception {
    try (var clamd = FaultyClamd.patient();
        var conversation = conversation(clamd, Duration.ofMillis(900))) {
      assertThat(chunksTaken(conversation)).isEqualTo(2);
      assertThatThrownBy(conversation::answer)
          .isInstanceOf(PortException.Unavailable.class)
          .hasMessageContaining("has let wait for 1 s");
    }
  }

  @Test
  void conversationShouldGoOnWhenClamdKeepsThePace() throws Exception {
    try (var clamd = FaultyClamd.patient();
        var conversation = conversation(clamd, Duration.ofMillis(250))) {
      assertThat(chunksTaken(conversation)).isEqualTo(100);
    }
  }

  private static int chunksTaken(ClamdConnection conversation) {
    for (int taken = 0; taken < 100; taken++) {
      if (!conversation.send(new byte[CHUNK], CHUNK)) {
        return taken;
      }
    }
    return 100;
  }

  private static ClamdConnection conversation(FaultyClamd clamd, Duration step) {
    var url = new ClamavUrl("127.0.0.1", clamd.port(), Duration.ofSeconds(1));
    return ClamdConnection.open(url, new SlowTime(step), ConcurrentHashMap.newKeySet());
  }

  /// Time that goes on by a step whenever somebody looks; who has none left is told at once.
  private static final class SlowTime implements Timers {
    private final Duration step;
    private long now;

    SlowTime(Duration step) {
      this.step = step;
    }

    @Override
    public long nanoTime() {
      now += step.toNanos();
      return now;
    }

    @Override
    public Timer after(Duration delay, Runnable work) {
      if (!delay.isPositive()) {
        work.run();
      }
      return () -> {};
    }

    @Override
    public Timer every(Duration period, Runnable work) {
      throw new UnsupportedOperationException("nothing is repeated");
    }
  }
}
