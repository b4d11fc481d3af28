// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.Coordination;

final class ExampleCoordination implements Coordination {
  private final SignalCache calls = new ExampleSignalCache();
  private final TokenBucketStore buckets = new ExampleTokenBucketStore();
  private final Bus bus = new ExampleBus();
  private final Roster roster = new ExampleRoster();
  private final RelayStore relay = new ExampleRelayStore();
  private final RoomSeats seats = new ExampleRoomSeats();

  @Override
  public SignalCache callCache() {
    return calls;
  }

  @Override
  public TokenBucketStore buckets() {
    return buckets;
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public Roster roster() {
    return roster;
  }

  @Override
  public RelayStore relay() {
    return relay;
  }

  @Override
  public RoomSeats roomSeats() {
    return seats;
  }

  @Override
  public void check() {
    // What is in this process can be reached.
  }

  @Override
  public long refused() {
    return 0;
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }
}
