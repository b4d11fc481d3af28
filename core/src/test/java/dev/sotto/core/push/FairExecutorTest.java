// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FairExecutorTest {
  private final Held workers = new Held();
  private final List<String> done = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private long nanos;
  private final FairExecutor lanes = new FairExecutor(workers, () -> nanos);

  @Test
  void laneShouldRunAFewPiecesAtATimeAndTheNextWhenOneEnds() {
    submit("a", FairExecutor.MOST_OF_LANE + 2);
    assertThat(workers.waiting).hasSize(FairExecutor.MOST_OF_LANE);

    workers.runOne();

    assertThat(done).hasSize(1);
    assertThat(workers.waiting).hasSize(FairExecutor.MOST_OF_LANE);
    workers.runAll();
    assertThat(done).hasSize(FairExecutor.MOST_OF_LANE + 2);
  }

  @Test
  void lanesShouldTakeTurns() {
    // All places of lanes that nobody knows are taken, so that the rest waits.
    fillUnproven();
    submit("a", 3);
    submit("b", 3);

    workers.runAll();

    assertThat(done.subList(FairExecutor.MOST_UNPROVEN, done.size()))
        .containsExactly("a", "b", "a", "b", "a", "b");
  }

  @Test
  void lanesThatNeverAnswerShouldKeepNoFastLaneWaiting() {
    submit("fast", 1);
    workers.runAll();

    fillUnproven();
    submit("unknown", 1);
    assertThat(workers.waiting).hasSize(FairExecutor.MOST_UNPROVEN);

    submit("fast", 1);
    assertThat(workers.waiting).hasSize(FairExecutor.MOST_UNPROVEN + 1);
    workers.waiting.removeLast().run();
    assertThat(done).containsExactly("fast", "fast");
  }

  @Test
  void laneShouldShareTheRoomOfTheUnknownWhenItHasBecomeSlow() {
    submit("slow", 1);
    workers.runAll();
    lanes.submit("slow", () -> nanos += FairExecutor.FAST.toNanos() + 1, () -> {});
    workers.runAll();

    fillUnproven();
    submit("slow", 1);

    assertThat(workers.waiting).hasSize(FairExecutor.MOST_UNPROVEN);
  }

  @Test
  void allLanesTogetherShouldHaveABound() {
    for (int lane = 0; lane < 10; lane++) {
      submit("fast" + lane, 1);
    }
    workers.runAll();

    for (int lane = 0; lane < 10; lane++) {
      submit("fast" + lane, FairExecutor.MOST_OF_LANE);
    }

    assertThat(workers.waiting).hasSize(FairExecutor.MOST);
    workers.runAll();
    assertThat(done).hasSize(10 + 10 * FairExecutor.MOST_OF_LANE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusedWorkShouldBeToldAndTakeNoPlace(boolean rejected) {
    workers.failing =
        rejected
            ? new RejectedExecutionException("full")
            : new OutOfMemoryError("unable to create native thread");
    submit("a", 2 * FairExecutor.MOST);
    assertThat(refused).hasSize(2 * FairExecutor.MOST);

    workers.failing = null;
    submit("a", FairExecutor.MOST_OF_LANE);

    assertThat(workers.waiting).hasSize(FairExecutor.MOST_OF_LANE);
    workers.runAll();
    assertThat(done).hasSize(FairExecutor.MOST_OF_LANE);
  }

  @Test
  void workThatFailsShouldGiveItsPlaceBack() {
    for (int i = 0; i < FairExecutor.MOST_OF_LANE; i++) {
      lanes.submit(
          "a",
          () -> {
            throw new IllegalStateException("thrown by a test");
          },
          () -> {});
    }
    submit("a", FairExecutor.MOST_OF_LANE);

    for (int i = 0; i < FairExecutor.MOST_OF_LANE; i++) {
      assertThatThrownBy(workers::runOne).isInstanceOf(IllegalStateException.class);
    }

    workers.runAll();
    assertThat(done).hasSize(FairExecutor.MOST_OF_LANE);
  }

  private void fillUnproven() {
    for (int i = 0; i < FairExecutor.MOST_UNPROVEN; i++) {
      submit("silent" + i / FairExecutor.MOST_OF_LANE, 1);
    }
    assertThat(workers.waiting).hasSize(FairExecutor.MOST_UNPROVEN);
  }

  private void submit(String lane, int pieces) {
    for (int i = 0; i < pieces; i++) {
      lanes.submit(lane, () -> done.add(lane), () -> refused.add(lane));
    }
  }

  /// Holds what it is given until it is told to run it.
  private static final class Held implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Throwable failing;

    @Override
    public void execute(Runnable work) {
      switch (failing) {
        case null -> waiting.add(work);
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new AssertionError(failing);
      }
    }

    void runOne() {
      waiting.remove().run();
    }

    void runAll() {
      while (!waiting.isEmpty()) {
        runOne();
      }
    }
  }
}
