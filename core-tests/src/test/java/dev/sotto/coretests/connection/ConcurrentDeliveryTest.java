// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.BacklogSynced;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.Sink;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.TestRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a connection promises while many threads deliver and hints are lost, repeated and
/// overtaken.
@Timeout(60)
final class ConcurrentDeliveryTest {
  private static final int DELIVERERS = 8;
  private static final int EACH = 200;

  private final InMemoryBacklog backlog = new InMemoryBacklog();
  private final RecordingSink sink = new RecordingSink();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void deliverShouldLoseNothingAndKeepTheOrder(int seed) {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      DeviceConnection connection = connection(sink, writers);
      backlog.add(50);

      Concurrently.run(
          DELIVERERS + 1,
          thread -> {
            if (thread == DELIVERERS) {
              connection.resumeFromAcknowledged();
              return;
            }
            deliverUnreliably(connection, TestRandom.seeded(100L * seed + thread));
          });
      connection.deliver(backlog.add());
    }

    // Closing the executor has waited for the writer.
    assertThat(sink.sequences())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, backlog.last()).boxed().toList());
    assertThat(sink.sent()).filteredOn(BacklogSynced.class::isInstance).hasSize(1);
    assertThat(sink.closed()).isEmpty();
  }

  @Test
  void closeShouldEndTheWriterThatWaitsForTheSocket() throws InterruptedException {
    var stuck = new StuckSink();
    ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    try (writers) {
      DeviceConnection connection = connection(stuck, writers);
      connection.resumeFromAcknowledged();
      stuck.reached.await();

      connection.close(CloseReason.SESSION_ENDED);

      assertThat(connection.deliver(backlog.add())).isFalse();
    }
    // Closing the executor has waited for the writer.
    assertThat(writers.isTerminated()).isTrue();
    assertThat(stuck.reason).isEqualTo(CloseReason.SESSION_ENDED);
  }

  private void deliverUnreliably(DeviceConnection connection, RandomGenerator random) {
    for (int i = 0; i < EACH; i++) {
      NumberedEvent entry = backlog.add();
      int fate = random.nextInt(10);
      if (fate < 6) {
        connection.deliver(entry);
      }
      if (fate == 5) {
        connection.deliver(new NumberedEvent(random.nextLong(1, entry.sequence() + 1)));
      }
    }
  }

  private DeviceConnection connection(Sink target, ExecutorService writers) {
    return new DeviceConnection(
        DeviceAddress.of(1, 1),
        new SessionId("0".repeat(32)),
        backlog,
        target,
        writers,
        SharedPool.ofQueues().lease(PoolClient.EXEMPT));
  }

  /// A socket whose peer does not read.
  private static final class StuckSink implements Sink {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch cut = new CountDownLatch(1);
    private volatile CloseReason reason = CloseReason.BROKEN;

    @Override
    public void send(Event event) throws Closed {
      reached.countDown();
      try {
        cut.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new Closed("cut", new IllegalStateException("cut"));
    }

    @Override
    public void close(CloseReason why) {
      reason = why;
      cut.countDown();
    }
  }
}
