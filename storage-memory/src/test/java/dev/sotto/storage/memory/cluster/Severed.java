// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.cluster;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.node.Bus;
import dev.sotto.core.node.Topic;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.memory.broken.OverBus;
import dev.sotto.storage.memory.broken.OverCoordination;
import dev.sotto.storage.memory.broken.OverSeats;
import java.util.function.BooleanSupplier;

/// A coordination that is away at times, as far as live rooms use it.
///
/// @param away whether it is
record Severed(Coordination real, BooleanSupplier away) implements OverCoordination {
  @Override
  public RoomSeats roomSeats() {
    return new Seats(real.roomSeats(), away);
  }

  @Override
  public Bus bus() {
    Bus bus = real.bus();
    return new OverBus() {
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
  private record Seats(RoomSeats whole, BooleanSupplier away) implements OverSeats {
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
