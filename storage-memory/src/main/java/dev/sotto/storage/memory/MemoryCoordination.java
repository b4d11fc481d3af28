// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.live.Bus;
import dev.sotto.core.live.Roster;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.spi.Coordination;

final class MemoryCoordination implements Coordination {
  private final CallCache calls = new MemoryCallCache();
  private final BucketStore buckets = new MemoryBucketStore();
  private final Bus bus = new LonelyBus();
  private final Roster roster = new LonelyRoster();
  private final RelayStore relay = new MemoryRelayStore();

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
  public void check() {
    // There is nobody to reach.
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }
}
