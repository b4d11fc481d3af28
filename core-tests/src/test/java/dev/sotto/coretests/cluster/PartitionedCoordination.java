// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Topic;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.cluster.ForwardingBus;
import dev.sotto.testkit.room.ForwardingRoomSeats;
import dev.sotto.testkit.spi.Broken;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A coordination behind a network partition at times, as far as live rooms use it.
final class PartitionedCoordination {
  private PartitionedCoordination() {}

  /// {@return puts the partition between a node and its coordination}
  ///
  /// @param partitioned whether the node reaches no other now
  static UnaryOperator<Coordination> whenever(BooleanSupplier partitioned) {
    return Broken.all(
        List.of(
            Broken.port(Coordination.class, Bus.class, bus -> new PartitionedBus(bus, partitioned)),
            Broken.port(
                Coordination.class,
                RoomSeats.class,
                seats -> new PartitionedSeats(seats, partitioned))));
  }

  private record PartitionedBus(Bus real, BooleanSupplier partitioned) implements ForwardingBus {
    @Override
    public void listen(Listener listener) {
      real.listen(
          payload -> {
            if (!partitioned.getAsBoolean()) {
              listener.heard(payload);
            }
          });
    }

    @Override
    public boolean publish(Topic topic, byte[] payload) {
      return !partitioned.getAsBoolean() && real.publish(topic, payload);
    }
  }

  /// @param reachable what is there without a partition
  private record PartitionedSeats(RoomSeats reachable, BooleanSupplier partitioned)
      implements ForwardingRoomSeats {
    @Override
    public RoomSeats real() {
      if (partitioned.getAsBoolean()) {
        throw new Unavailable("away");
      }
      return reachable;
    }

    @Override
    public String node() {
      return reachable.node();
    }
  }
}
