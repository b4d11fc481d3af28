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
import dev.sotto.testkit.spi.OverCoordination;
import java.util.function.BooleanSupplier;

/// A coordination that is away at times, as far as live rooms use it.
///
/// @param away whether it is
record PartitionedCoordination(Coordination real, BooleanSupplier away)
    implements OverCoordination {
  @Override
  public RoomSeats roomSeats() {
    return new Seats(real.roomSeats(), away);
  }

  @Override
  public Bus bus() {
    Bus bus = real.bus();
    return new ForwardingBus() {
      @Override
      public Bus real() {
        return bus;
      }

      @Override
      public void listen(Listener listener) {
        bus.listen(
            payload -> {
              if (!away.getAsBoolean()) {
                listener.heard(payload);
              }
            });
      }

      @Override
      public boolean publish(Topic topic, byte[] payload) {
        return !away.getAsBoolean() && bus.publish(topic, payload);
      }
    };
  }

  /// @param whole what is there when it is not away
  private record Seats(RoomSeats whole, BooleanSupplier away) implements ForwardingRoomSeats {
    @Override
    public RoomSeats real() {
      if (away.getAsBoolean()) {
        throw new Unavailable("away");
      }
      return whole;
    }

    @Override
    public String node() {
      return whole.node();
    }
  }
}
