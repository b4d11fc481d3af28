// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.ByteBudget;
import dev.sotto.core.live.CloseReason;
import dev.sotto.core.live.Connection;
import dev.sotto.core.live.Event;
import dev.sotto.core.live.Sink;
import dev.sotto.core.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Many clients that read slowly draw on one budget, and leave room for those that do not.
final class SlowReadersTest {
  private static final long MOST = 8L * 1024 * 1024;
  private static final int FREE = 8 * 1024;
  private static final int LARGE = 60_000;

  private final ByteBudget budget = new ByteBudget(MOST);
  private final Later writers = new Later();
  private final List<RecordingSink> sinks = new ArrayList<>();

  @Test
  void queuesOfAllShouldStayWithinTheBudget() {
    List<Connection> slow = slowOnes(1_000);
    for (int i = 0; i < 70; i++) {
      slow.forEach(connection -> connection.send(large("lasting")));
    }

    assertThat(budget.taken()).isLessThanOrEqualTo(MOST);
    assertThat(sinks).filteredOn(sink -> !sink.closed().isEmpty()).isNotEmpty();
    assertThat(sinks)
        .allSatisfy(sink -> assertThat(sink.closed()).isSubsetOf(List.of(CloseReason.TOO_SLOW)));
  }

  @Test
  void newcomerShouldHaveRoomHoweverMuchOthersKeep() {
    fillWith(32);
    var sink = new RecordingSink();
    Connection newcomer = connection(sink);

    assertThat(newcomer.send(large("lasting"))).isTrue();

    writers.run();
    assertThat(sink.sent()).containsExactly(large("lasting"));
    assertThat(sink.closed()).isEmpty();
  }

  @Test
  void shortQueueShouldBeFreeWhenNothingIsLeft() {
    assertThat(budget.take(MOST)).isPresent();
    var sink = new RecordingSink();
    Connection connection = connection(sink);

    assertThat(connection.send(new Told("short", FREE, false))).isTrue();
    assertThat(connection.send(Told.ephemeral("typing"))).isFalse();
    assertThat(sink.closed()).isEmpty();

    assertThat(connection.send(Told.lasting("longer"))).isFalse();
    assertThat(sink.closed()).containsExactly(CloseReason.TOO_SLOW);
  }

  @Test
  void deliverShouldCloseAndKeepEverythingInTheMailboxWhenNothingIsLeft() {
    var backlog = new ListedBacklog();
    var sink = new RecordingSink();
    Connection connection = connection(backlog, sink);
    connection.resumeFromAcknowledged();
    writers.run();
    ByteBudget.Lease others = budget.take(MOST).orElseThrow();
    boolean open = true;
    while (open) {
      open = connection.deliver(backlog.add());
    }

    assertThat(sink.closed()).containsExactly(CloseReason.TOO_SLOW);
    var again = new RecordingSink();
    connection(backlog, again).resumeFromAcknowledged();
    writers.run();
    assertThat(again.sequences()).hasSize((int) backlog.last()).isSorted();
    assertThat(again.closed()).isEmpty();
    others.close();
  }

  @Test
  void whoIsAloneShouldGetWhatItIsSentOnce() {
    var sink = new RecordingSink();
    var huge = new Told("huge", (int) (2 * MOST), false);

    assertThat(connection(sink).send(huge)).isTrue();

    writers.run();
    assertThat(sink.sent()).containsExactly(huge);
  }

  @Test
  void everythingShouldBeGivenBackWhenItWasWrittenOrTheSocketIsGone() {
    List<Connection> slow = slowOnes(3);
    slow.forEach(connection -> connection.send(large("lasting")));
    assertThat(budget.taken()).isGreaterThan(3 * (LARGE - FREE));

    slow.getFirst().markClosed();
    slow.get(1).close(CloseReason.SESSION_ENDED);
    assertThat(budget.taken()).isLessThan(2 * LARGE);

    writers.run();
    assertThat(budget.taken()).isZero();
  }

  @Test
  void whatIsBeingWrittenShouldStillCount() {
    long[] whileWriting = {0};
    Connection connection =
        new Connection(
            DeviceAddress.of(1, 1),
            new SessionId("0".repeat(32)),
            new ListedBacklog(),
            new Watching(() -> whileWriting[0] = budget.taken()),
            writers,
            budget);

    connection.send(large("lasting"));
    writers.run();

    assertThat(whileWriting[0]).isGreaterThanOrEqualTo(LARGE - FREE);
    assertThat(budget.taken()).isZero();
  }

  private void fillWith(int count) {
    List<Connection> slow = slowOnes(count);
    for (int i = 0; i < 40; i++) {
      slow.forEach(connection -> connection.send(new Told("typing", LARGE, true)));
    }
    assertThat(sinks).allSatisfy(sink -> assertThat(sink.closed()).isEmpty());
    assertThat(budget.taken()).isGreaterThan(MOST / 2);
  }

  private List<Connection> slowOnes(int count) {
    List<Connection> slow = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var sink = new RecordingSink();
      sinks.add(sink);
      slow.add(connection(sink));
    }
    return slow;
  }

  private Connection connection(RecordingSink sink) {
    return connection(new ListedBacklog(), sink);
  }

  private Connection connection(ListedBacklog backlog, RecordingSink sink) {
    return new Connection(
        DeviceAddress.of(1, 1), new SessionId("0".repeat(32)), backlog, sink, writers, budget);
  }

  private static Told large(String what) {
    return new Told(what, LARGE, false);
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
