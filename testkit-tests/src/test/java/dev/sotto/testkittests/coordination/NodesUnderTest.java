// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.cluster.BusContract;
import dev.sotto.testkit.cluster.NodesFixture;
import dev.sotto.testkit.cluster.RosterContract;
import dev.sotto.testkit.cluster.RosterNodeFailureContract;
import dev.sotto.testkit.room.RoomSeatsFailureContract;
import dev.sotto.testkit.room.RoomSeatsSharingContract;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// As [CoordinationUnderTest], for what holds between nodes: each node has the defect.
class NodesUnderTest implements NodesFixture {
  /// All classes of this kind.
  static final List<Class<?>> CONTRACTS =
      List.of(Buses.class, Rosters.class, DeadNodes.class, SharedSeats.class, LostSeats.class);

  private static final AdapterUrl HUB = AdapterUrl.parse("memory:hub");

  private final TestTime time = new TestTime();
  private final MemoryCoordinationProvider hub = new MemoryCoordinationProvider(time);

  @Override
  public Coordination join() {
    return CoordinationUnderTest.DEFECT.orElse(UnaryOperator.identity()).apply(hub.open(HUB));
  }

  @Override
  public void letTimePass(Duration passing) {
    time.advance(passing);
  }

  @Override
  public void wipe() {
    hub.wipe(HUB.rest());
  }

  @Override
  public void settle() {
    // Subscriptions are in force at once.
  }

  static final class Buses extends NodesUnderTest implements BusContract {}

  static final class Rosters extends NodesUnderTest implements RosterContract {}

  static final class SharedSeats extends NodesUnderTest implements RoomSeatsSharingContract {}

  static final class LostSeats extends NodesUnderTest implements RoomSeatsFailureContract {}

  static final class DeadNodes extends NodesUnderTest implements RosterNodeFailureContract {}
}
