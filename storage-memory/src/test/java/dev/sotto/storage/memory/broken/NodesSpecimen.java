// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.storage.memory.MemoryCoordinationProvider;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.node.BusContract;
import dev.sotto.testkit.node.DeadNodesContract;
import dev.sotto.testkit.node.NodesFixture;
import dev.sotto.testkit.node.RosterContract;
import dev.sotto.testkit.room.LostSeatsContract;
import dev.sotto.testkit.room.SharedSeatsContract;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// As [CoordinationSpecimen], for what holds between nodes: each node has the defect.
class NodesSpecimen implements NodesFixture {
  /// All of them.
  static final List<Class<?>> ALL =
      List.of(Buses.class, Rosters.class, DeadNodes.class, SharedSeats.class, LostSeats.class);

  private static final AdapterUrl HUB = AdapterUrl.parse("memory:hub");

  private final TestTime time = new TestTime();
  private final MemoryCoordinationProvider hub = new MemoryCoordinationProvider(time);

  @Override
  public Coordination join() {
    return CoordinationSpecimen.DEFECT.orElse(UnaryOperator.identity()).apply(hub.open(HUB));
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

  static final class Buses extends NodesSpecimen implements BusContract {}

  static final class Rosters extends NodesSpecimen implements RosterContract {}

  static final class SharedSeats extends NodesSpecimen implements SharedSeatsContract {}

  static final class LostSeats extends NodesSpecimen implements LostSeatsContract {}

  static final class DeadNodes extends NodesSpecimen implements DeadNodesContract {}
}
