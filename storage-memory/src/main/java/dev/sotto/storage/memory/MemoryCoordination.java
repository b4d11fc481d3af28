// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.live.Bus;
import dev.sotto.core.live.Roster;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.spi.Coordination;

/// One node's view, alone or of a [MemoryHub].
record MemoryCoordination(
    CallCache callCache,
    BucketStore buckets,
    RelayStore relay,
    Bus bus,
    Roster roster,
    Runnable onClose)
    implements Coordination {
  /// {@return the coordination of a node that is alone}
  static MemoryCoordination alone() {
    return new MemoryCoordination(
        new MemoryCallCache(),
        new MemoryBucketStore(),
        new MemoryRelayStore(),
        new LonelyBus(),
        new LonelyRoster(),
        () -> {});
  }

  @Override
  public void check() {
    // There is nobody to reach.
  }

  /// A node of a hub is dead from now on: what it wrote into the roster stays until its lease is
  /// over, as when a process ends.
  @Override
  public void close() {
    onClose.run();
  }
}
