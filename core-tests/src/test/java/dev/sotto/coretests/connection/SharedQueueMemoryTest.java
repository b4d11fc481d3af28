// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.Sink;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Many clients that read slowly draw on one pool, and leave room for those that do not.
final class SharedQueueMemoryTest {
  private static final long MOST = 8L * 1024 * 1024;
  private static final int FREE = 8 * 1024;
  private static final int LARGE = 60_000;

  private final SharedPool pool = new SharedPool(MOST);
  private final ManualExecutor writers = new ManualExecutor();
  private final List<RecordingSink> sinks = new ArrayList<>();

  @Test
  void queuesOfAllShouldStayWithinThePool() {
    List<DeviceConnection> slow = slowOnes(1_000);
    for (int i = 0; i < 70; i++) {
      slow.forEach(connection -> connection.send(large("lasting")));
    }

    assertThat(pool.taken()).isLessThanOrEqualTo(MOST);
    assertThat(sinks).filteredOn(sink -> !sink.closed().isEmpty()).isNotEmpty();
    assertThat(sinks)
        .allSatisfy(sink -> assertThat(sink.closed()).isSubsetOf(List.of(CloseReason.TOO_SLOW)));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void queuesOfOneClientShouldLeaveAsMuchToAllOthers(PoolClient client) {
    for (int i = 0; i < 100; i++) {
      DeviceConnection connection = connection(new InMemoryBacklog(), new RecordingSink(), client);
      for (int j = 0; j < 10; j++) {
        connection.send(large("lasting"));
      }
    }

    assertThat(pool.taken()).isBetween(MOST / 3, MOST / 2);
  }

  static List<PoolClient> clients() {
    return List.of(PoolClient.at("192.0.2.1", "192.0.2.1"), PoolClient.EXEMPT.forAccount(7));
  }

  @Test
  void newcomerShouldHaveRoomHoweverMuchOthersKeep() {
    fillWith(32);
    var sink = new RecordingSink();
    DeviceConnection newcomer = connection(sink);

    assertThat(newcomer.send(large("lasting"))).isTrue();

    writers.run();
    assertThat(sink.sent()).containsExactly(large("lasting"));
    assertThat(sink.closed()).isEmpty();
  }

  @Test
  void shortQueueShouldBeFreeWhenNothingIsLeft() {
    assertThat(pool.lease(PoolClient.EXEMPT).grow(MOST)).isTrue();
    var sink = new RecordingSink();
    DeviceConnection connection = connection(sink);

    assertThat(connection.send(new TestEvent("short", FREE, false))).isTrue();
    assertThat(connection.send(TestEvent.ephemeral("typing"))).isFalse();
    assertThat(sink.closed()).isEmpty();

    assertThat(connection.send(TestEvent.lasting("longer"))).isFalse();
    assertThat(sink.closed()).containsExactly(CloseReason.TOO_SLOW);
  }

  @Test
  void deliverShouldCloseAndKeepEverythingInTheMailboxWhenNothingIsLeft() {
    var backlog = new InMemoryBacklog();
    var sink = new RecordingSink();
    DeviceConnection connection = connection(backlog, sink, PoolClient.EXEMPT);
    connection.resumeFromAcknowledged();
    writers.run();
    assertThat(pool.lease(PoolClient.EXEMPT).grow(MOST - pool.taken())).isTrue();
    boolean open = true;
    while (open) {
      open = connection.deliver(backlog.add());
    }

    assertThat(sink.closed()).containsExactly(CloseReason.TOO_SLOW);
    var again = new RecordingSink();
    connection(backlog, again, PoolClient.EXEMPT).resumeFromAcknowledged();
    writers.run();
    assertThat(again.sequences()).hasSize((int) backlog.last()).isSorted();
    assertThat(again.closed()).isEmpty();
  }

  @Test
  void whoIsAloneShouldGetWhatItIsSentOnce() {
    var sink = new RecordingSink();
    var huge = new TestEvent("huge", (int) (2 * MOST), false);

    assertThat(connection(sink).send(huge)).isTrue();

    writers.run();
    assertThat(sink.sent()).containsExactly(huge);
  }

  @Test
  void everythingShouldBeGivenBackWhenItWasWrittenOrTheSocketIsGone() {
    List<DeviceConnection> slow = slowOnes(3);
    slow.forEach(connection -> connection.send(large("lasting")));
    assertThat(pool.taken()).isGreaterThan(3 * (LARGE - FREE));

    slow.getFirst().markClosed();
    slow.get(1).close(CloseReason.SESSION_ENDED);
    assertThat(pool.taken()).isLessThan(2 * LARGE);

    writers.run();
    assertThat(pool.taken()).isZero();
  }

  @Test
  void whatIsBeingWrittenShouldStillCount() {
    long[] whileWriting = {0};
    DeviceConnection connection =
        new DeviceConnection(
            DeviceAddress.of(1, 1),
            new SessionId("0".repeat(32)),
            new InMemoryBacklog(),
            new Watching(() -> whileWriting[0] = pool.taken()),
            writers,
            pool.lease(PoolClient.EXEMPT));

    connection.send(large("lasting"));
    writers.run();

    assertThat(whileWriting[0]).isGreaterThanOrEqualTo(LARGE - FREE);
    assertThat(pool.taken()).isZero();
  }

  private void fillWith(int count) {
    List<DeviceConnection> slow = slowOnes(count);
    for (int i = 0; i < 40; i++) {
      slow.forEach(connection -> connection.send(new TestEvent("typing", LARGE, true)));
    }
    assertThat(sinks).allSatisfy(sink -> assertThat(sink.closed()).isEmpty());
    assertThat(pool.taken()).isGreaterThan(MOST / 2);
  }

  private List<DeviceConnection> slowOnes(int count) {
    List<DeviceConnection> slow = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var sink = new RecordingSink();
      sinks.add(sink);
      slow.add(connection(sink));
    }
    return slow;
  }

  private DeviceConnection connection(RecordingSink sink) {
    return connection(new InMemoryBacklog(), sink, PoolClient.EXEMPT);
  }

  private DeviceConnection connection(
      InMemoryBacklog backlog, RecordingSink sink, PoolClient client) {
    return new DeviceConnection(
        DeviceAddress.of(1, 1),
        new SessionId("0".repeat(32)),
        backlog,
        sink,
        writers,
        pool.lease(client));
  }

  private static TestEvent large(String what) {
    return new TestEvent(what, LARGE, false);
  }

  /// Looks at something whenever it is written to.
  private record Watching(Runnable look) implements Sink {
    @Override
    public void send(Event event) {
      look.run();
    }

    @Override
    public void close(CloseReason reason) {}
  }
}
