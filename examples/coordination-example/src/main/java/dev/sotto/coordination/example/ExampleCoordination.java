// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.node.Bus;
import dev.sotto.core.node.Roster;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.Coordination;

final class ExampleCoordination implements Coordination {
  private final CallCache calls = new ExampleCallCache();
  private final BucketStore buckets = new ExampleBucketStore();
  private final Bus bus = new SilentBus();
  private final Roster roster = new EmptyRoster();
  private final RelayStore relay = new ExampleRelayStore();
  private final RoomSeats seats = new ExampleRoomSeats();

  @Override
  public CallCache callCache() {
    return calls;
  }

  @Override
  public BucketStore buckets() {
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
