// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.Coordination;

/// One node's view, alone or of a [MemoryHub].
record MemoryCoordination(
    Stores stores, Bus bus, Roster roster, RoomSeats roomSeats, Runnable onClose)
    implements Coordination {
  /// The stores that work alike for one node and for many.
  record Stores(SignalCache calls, TokenBucketStore buckets, RelayStore relay) {}

  /// {@return the coordination of a node that is alone}
  static MemoryCoordination alone() {
    return new MemoryCoordination(
        new Stores(new MemorySignalCache(), new MemoryTokenBucketStore(), new MemoryRelayStore()),
        new SingleNodeBus(),
        new SingleNodeRoster(),
        new SingleNodeRoomSeats(),
        () -> {});
  }

  @Override
  public SignalCache callCache() {
    return stores.calls();
  }

  @Override
  public TokenBucketStore buckets() {
    return stores.buckets();
  }

  @Override
  public RelayStore relay() {
    return stores.relay();
  }

  @Override
  public void check() {
    // There is nobody to reach.
  }

  @Override
  public long refused() {
    return 0;
  }

  /// A node of a hub is dead from now on: what it wrote into the roster stays until its lease is
  /// over, as when a process ends.
  @Override
  public void close() {
    onClose.run();
  }
}
