// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import org.junit.jupiter.api.Test;

/// What happens when a client reads more slowly than it is written to: here its writer stands
/// still.
final class SlowReaderTest {
  private static final int FULL = 2_048;
  private static final int FULL_BYTES = 4 * 1024 * 1024;

  private final InMemoryBacklog backlog = new InMemoryBacklog();
  private final RecordingSink sink = new RecordingSink();
  private final ManualExecutor writers = new ManualExecutor();
  private final DeviceConnection connection =
      new DeviceConnection(
          DeviceAddress.of(1, 1),
          new SessionId("0".repeat(32)),
          backlog,
          sink,
          writers,
          SharedPool.ofQueues().lease(PoolClient.EXEMPT));

  @Test
  void deliverShouldCloseWhenTheQueueIsFull() {
    connection.resumeFromAcknowledged();
    writers.run();
    for (int i = 0; i < FULL; i++) {
      assertThat(connection.deliver(backlog.add())).isTrue();
    }

    assertThat(connection.deliver(backlog.add())).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.TOO_SLOW);
    writers.run();
    assertThat(sink.sequences()).isEmpty();
  }

  @Test
  void sendShouldCloseWhenTheQueueIsFull() {
    for (int i = 0; i < FULL; i++) {
      assertThat(connection.send(TestEvent.lasting("event"))).isTrue();
    }

    assertThat(connection.send(TestEvent.lasting("one more"))).isFalse();

    assertThat(sink.closed()).containsExactly(CloseReason.TOO_SLOW);
  }

  @Test
  void sendShouldDropEphemeralEventsWhenTheQueueIsHalfFull() {
    for (int i = 0; i < FULL / 2; i++) {
      connection.send(TestEvent.lasting("event"));
    }

    assertThat(connection.send(TestEvent.ephemeral("typing"))).isFalse();

    assertThat(connection.send(TestEvent.lasting("event"))).isTrue();
    assertThat(sink.closed()).isEmpty();
    writers.run();
    assertThat(sink.sent()).hasSize(FULL / 2 + 1).doesNotContain(TestEvent.ephemeral("typing"));
    assertThat(connection.send(TestEvent.ephemeral("typing"))).isTrue();
  }

  /// As much as strangers like: candidates to the half, everything else that they send to three
  /// quarters.
  @Test
  void signalsOfOthersShouldNeverCloseTheSocket() {
    String payload = "p".repeat(255_000);
    for (int i = 0; i < 100; i++) {
      connection.send(signal(AccountSignal.Kind.CANDIDATE, payload));
    }
    assertThat(connection.send(signal(AccountSignal.Kind.CANDIDATE, payload))).isFalse();
    assertThat(connection.send(signal(AccountSignal.Kind.OFFER, payload))).isTrue();
    for (int i = 0; i < 100; i++) {
      connection.send(signal(AccountSignal.Kind.OFFER, payload));
      connection.send(signal(AccountSignal.Kind.ANSWER, payload));
      connection.send(party(PartySignal.Kind.ANSWER));
    }
    assertThat(connection.send(party(PartySignal.Kind.OFFER))).isFalse();

    assertThat(connection.send(TestEvent.lasting("a reply"))).isTrue();
    assertThat(sink.closed()).isEmpty();
  }

  private static AccountSignal signal(AccountSignal.Kind kind, String payload) {
    return new AccountSignal(new AccountId(2), new AccountId(1), kind, payload, false);
  }

  private static PartySignal party(PartySignal.Kind kind) {
    return new PartySignal(
        new CallId("00000000-0000-4000-8000-000000000000"),
        DeviceAddress.of(2, 1),
        new AccountId(1),
        kind,
        "p".repeat(PartySignal.MAX_PAYLOAD),
        false);
  }

  @Test
  void sendShouldCountBytesToo() {
    var huge = new TestEvent("huge", 2 * FULL_BYTES, false);

    assertThat(connection.send(huge)).isTrue();
    assertThat(connection.send(TestEvent.ephemeral("typing"))).isFalse();
    assertThat(sink.closed()).isEmpty();

    assertThat(connection.send(TestEvent.lasting("small"))).isFalse();
    assertThat(sink.closed()).containsExactly(CloseReason.TOO_SLOW);
  }

  @Test
  void sendShouldTakeMoreWhenTheQueueWasWritten() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < FULL; i++) {
        assertThat(connection.send(TestEvent.lasting("event"))).isTrue();
      }
      writers.run();
    }

    assertThat(sink.sent()).hasSize(3 * FULL);
  }

  @Test
  void resumeShouldNotCountTheBacklogAgainstTheQueue() {
    backlog.add(3 * FULL);

    connection.resumeFromAcknowledged();
    for (int i = 0; i < FULL; i++) {
      assertThat(connection.deliver(backlog.add())).isTrue();
    }
    writers.run();

    assertThat(sink.sequences()).hasSize(4 * FULL);
    assertThat(sink.closed()).isEmpty();
  }
}
