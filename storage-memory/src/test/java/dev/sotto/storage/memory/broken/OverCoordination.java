// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.node.Bus;
import dev.sotto.core.node.Roster;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.Coordination;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface OverCoordination extends Coordination {
  Coordination real();

  @Override
  default CallCache callCache() {
    return real().callCache();
  }

  @Override
  default BucketStore buckets() {
    return real().buckets();
  }

  @Override
  default Bus bus() {
    return real().bus();
  }

  @Override
  default Roster roster() {
    return real().roster();
  }

  @Override
  default RelayStore relay() {
    return real().relay();
  }

  @Override
  default RoomSeats roomSeats() {
    return real().roomSeats();
  }

  @Override
  default void check() {
    real().check();
  }

  @Override
  default long refused() {
    return real().refused();
  }

  @Override
  default void close() {
    real().close();
  }
}
