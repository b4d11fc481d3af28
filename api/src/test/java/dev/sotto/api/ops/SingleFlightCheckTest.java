// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SingleFlightCheckTest {
  private final AtomicInteger runs = new AtomicInteger();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore let = new Semaphore(0);

  @Test
  void manyShouldShareOneRunThatBeginsAfterTheyHaveAsked() throws Exception {
    var check = new SingleFlightCheck(this::check);
    Thread first = Thread.ofPlatform().start(check::run);
    begun.acquire();
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(Thread.ofPlatform().start(check::run));
    }
    for (Thread other : others) {
      while (other.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }

    let.release(2);
    first.join();
    for (Thread other : others) {
      other.join();
    }

    assertThat(runs.get()).isEqualTo(2);
  }

  @Test
  void everybodyShouldHearThatItFailed() {
    var check =
        new SingleFlightCheck(
            () -> {
              throw new PortException.Unavailable("away");
            });

    assertThatThrownBy(check::run).isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(check::run).isInstanceOf(PortException.Unavailable.class);
  }

  private void check() {
    runs.incrementAndGet();
    begun.release();
    let.acquireUninterruptibly();
  }
}
