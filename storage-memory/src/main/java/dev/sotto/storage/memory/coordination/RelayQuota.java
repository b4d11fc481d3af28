// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.bound.SharedPool.Lease;
import dev.sotto.core.relay.RelayStore;
import java.util.List;
import java.util.Optional;

/// The places and bytes for what waits in the relay for one account. Guarded by the monitor of its
/// [MemoryRelayStore].
final class RelayQuota {
  private final SharedPool places = new SharedPool(RelayStore.MAX_WAITING);
  private final SharedPool bytes = new SharedPool(RelayStore.MAX_WAITING_BYTES);

  boolean isEmpty() {
    return places.taken() == 0;
  }

  /// {@return the leases of room for a message, empty when there is none}
  ///
  /// @param length of its body
  Optional<List<Lease>> take(PoolClient sender, int length) {
    Lease place = places.lease(sender);
    Lease body = bytes.lease(sender);
    if (place.grow(1) && body.grow(length)) {
      return Optional.of(List.of(place, body));
    }
    place.close();
    return Optional.empty();
  }
}
