// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.Coordination;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface OverCoordination extends Coordination {
  Coordination real();

  @Override
  default SignalCache callCache() {
    return real().callCache();
  }

  @Override
  default TokenBucketStore buckets() {
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
