// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.BacklogSynced;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.connection.QueuedSink;
import dev.sotto.core.device.DeviceAddress;
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
final class WriterStartFailureTest {
  private static final Executor FULL =
      _ -> {
        throw new RejectedExecutionException("full");
      };

  private final InMemoryBacklog backlog = new InMemoryBacklog();
  private final RecordingSink sink = new RecordingSink();

  @Test
  void resumeShouldCloseWhenNoWriterCanBeStarted() {
    DeviceConnection refused = connection(sink, FULL);

    assertThat(refused.resumeFromAcknowledged()).isTrue();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
    assertThat(refused.deliver(backlog.add())).as("somebody wakes the device").isFalse();
  }

  @Test
  void deliverShouldSayThatNothingWasTakenWhenNoWriterCanBeStarted() {
    var writers = new FewPlaces();
    DeviceConnection refused = connection(sink, writers);
    refused.resumeFromAcknowledged();
    writers.run();
    writers.execute(() -> {});

    assertThat(refused.deliver(backlog.add())).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @Test
  void hintShouldCloseWhenNoWriterCanBeStarted() {
    var writers = new FewPlaces();
    DeviceConnection refused = connection(sink, writers);
    refused.resumeFromAcknowledged();
    writers.run();
    writers.execute(() -> {});

    assertThat(refused.hint(3)).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @Test
  void sendShouldCloseWhenNoWriterCanBeStarted() {
    assertThat(connection(sink, FULL).send(TestEvent.lasting("reply"))).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @Test
  void threadsThatCannotBeMadeShouldCloseToo() {
    Executor exhausted =
        _ -> {
          throw new OutOfMemoryError("unable to create native thread");
        };

    assertThat(connection(sink, exhausted).send(TestEvent.lasting("reply"))).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
  }

  @Test
  void outboxShouldCloseWhenNoWriterCanBeStarted() {
    new QueuedSink(sink, FULL, SharedPool.ofQueues().lease(PoolClient.EXEMPT))
        .send(TestEvent.lasting("answer"));

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
                assertThat(own.sent().contains(new BacklogSynced(5)))
                    .isNotEqualTo(own.closed().equals(List.of(CloseReason.UNAVAILABLE))));
    assertThat(sinks).filteredOn(own -> own.closed().isEmpty()).hasSize(places);
  }

  private DeviceConnection connection(RecordingSink target, Executor writers) {
    return new DeviceConnection(
        DeviceAddress.of(1, 1),
        new SessionId("0".repeat(32)),
        backlog,
        target,
        writers,
        SharedPool.ofQueues().lease(PoolClient.EXEMPT));
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
