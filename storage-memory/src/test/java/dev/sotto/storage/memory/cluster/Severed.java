// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.cluster;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.live.Bus;
import dev.sotto.core.live.Roster;
import dev.sotto.core.live.Topic;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.Founder;
import dev.sotto.core.room.Parting;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.room.Seat;
import dev.sotto.core.room.Seating;
import dev.sotto.core.spi.Coordination;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A coordination that is away at times, as far as live rooms use it.
///
/// @param away whether it is
record Severed(Coordination whole, BooleanSupplier away) implements Coordination {
  @Override
  public CallCache callCache() {
    return whole.callCache();
  }

  @Override
  public BucketStore buckets() {
    return whole.buckets();
  }

  @Override
  public Roster roster() {
    return whole.roster();
  }

  @Override
  public RelayStore relay() {
    return whole.relay();
  }

  @Override
  public RoomSeats roomSeats() {
    return new Seats(whole.roomSeats(), away);
  }

  @Override
  public Bus bus() {
    Bus bus = whole.bus();
    return new Bus() {
      @Override
      public boolean isShared() {
        return true;
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
      public void subscribe(Topic topic) {
        bus.subscribe(topic);
      }

      @Override
      public void unsubscribe(Topic topic) {
        bus.unsubscribe(topic);
      }

      @Override
      public void publish(Topic topic, byte[] payload) {
        if (!away.getAsBoolean()) {
          bus.publish(topic, payload);
        }
      }
    };
  }

  @Override
  public void check() {
    whole.check();
  }

  @Override
  public void close() {
    whole.close();
  }

  private record Seats(RoomSeats whole, BooleanSupplier away) implements RoomSeats {
    private RoomSeats reached() {
      if (away.getAsBoolean()) {
        throw new Unavailable("away");
      }
      return whole;
    }

    @Override
    public String node() {
      return whole.node();
    }

    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      return reached().take(room, seat, claimed);
    }

    @Override
    public Seating leave(String room, String client, Parting how) {
      return reached().leave(room, client, how);
    }

    @Override
    public Seating mend(Seating known) {
      return reached().mend(known);
    }

    @Override
    public List<Occupied> occupied(int limit) {
      return reached().occupied(limit);
    }

    @Override
    public Renewal renew() {
      return reached().renew();
    }
  }
}
