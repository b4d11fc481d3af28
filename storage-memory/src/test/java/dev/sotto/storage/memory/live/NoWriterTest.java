// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.SharedPool;
import dev.sotto.core.limit.Sharer;
import dev.sotto.core.live.CloseReason;
import dev.sotto.core.live.Connection;
import dev.sotto.core.live.Outbox;
import dev.sotto.core.live.Synced;
import dev.sotto.core.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client for whom no writer can be started loses its socket and hears why; it is never left
/// without an answer.
final class NoWriterTest {
  private static final Executor FULL =
      _ -> {
        throw new RejectedExecutionException("full");
      };

  private final ListedBacklog backlog = new ListedBacklog();
  private final RecordingSink sink = new RecordingSink();

  @Test
  void resumeShouldCloseWhenNoWriterCanBeStarted() {
    Connection refused = connection(sink, FULL);

    assertThat(refused.resumeFromAcknowledged()).isTrue();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
    assertThat(refused.deliver(backlog.add())).as("somebody wakes the device").isFalse();
  }

  @Test
  void deliverShouldSayThatNothingWasTakenWhenNoWriterCanBeStarted() {
    var writers = new FewPlaces();
    Connection refused = connection(sink, writers);
    refused.resumeFromAcknowledged();
    writers.run();
    writers.execute(() -> {});

    assertThat(refused.deliver(backlog.add())).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @Test
  void hintShouldCloseWhenNoWriterCanBeStarted() {
    var writers = new FewPlaces();
    Connection refused = connection(sink, writers);
    refused.resumeFromAcknowledged();
    writers.run();
    writers.execute(() -> {});

    assertThat(refused.hint(3)).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @Test
  void sendShouldCloseWhenNoWriterCanBeStarted() {
    assertThat(connection(sink, FULL).send(Told.lasting("reply"))).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @Test
  void threadsThatCannotBeMadeShouldCloseToo() {
    Executor exhausted =
        _ -> {
          throw new OutOfMemoryError("unable to create native thread");
        };

    assertThat(connection(sink, exhausted).send(Told.lasting("reply"))).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @Test
  void outboxShouldCloseWhenNoWriterCanBeStarted() {
    new Outbox(sink, FULL, SharedPool.ofQueues().lease(Sharer.EXEMPT)).send(Told.lasting("answer"));

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9})
  void everyoneShouldHearSyncedOrAGoodbyeWhenFewWritersFit(int places) {
    backlog.add(5);
    var writers = new FewPlaces(places);
    var sinks = new ArrayList<RecordingSink>();
    for (int i = 0; i < 10; i++) {
      var own = new RecordingSink();
      sinks.add(own);
      connection(own, writers).resumeFromAcknowledged();
    }

    writers.run();

    assertThat(sinks)
        .allSatisfy(
            own ->
                assertThat(own.sent().contains(new Synced(5)))
                    .isNotEqualTo(own.closed().equals(List.of(CloseReason.UNAVAILABLE))));
    assertThat(sinks).filteredOn(own -> own.closed().isEmpty()).hasSize(places);
  }

  private Connection connection(RecordingSink target, Executor writers) {
    return new Connection(
        DeviceAddress.of(1, 1),
        new SessionId("0".repeat(32)),
        backlog,
        target,
        writers,
        SharedPool.ofQueues().lease(Sharer.EXEMPT));
  }

  /// Holds as much work as it has places, until it is told to run it; takes no more.
  private static final class FewPlaces implements Executor {
    private final List<Runnable> waiting = new ArrayList<>();
    private final int places;

    FewPlaces() {
      this(1);
    }

    FewPlaces(int places) {
      this.places = places;
    }

    @Override
    public void execute(Runnable work) {
      if (waiting.size() == places) {
        throw new RejectedExecutionException("full");
      }
      waiting.add(work);
    }

    void run() {
      List<Runnable> now = List.copyOf(waiting);
      waiting.clear();
      now.forEach(Runnable::run);
    }
  }
}
