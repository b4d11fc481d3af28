// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.cluster;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.live.Bus;
import dev.sotto.core.live.Roster;
import dev.sotto.core.live.Topic;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.Coordination;

/// A coordination whose bus is deaf.
record LostHints(Coordination whole) implements Coordination {
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
    return whole.roomSeats();
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
        // What is said is lost.
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
        bus.publish(topic, payload);
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
}
