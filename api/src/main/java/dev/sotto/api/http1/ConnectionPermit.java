// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;

/// The place of one connection among all. It counts for the other end of the connection; where that
/// is a proxy, for whom the proxy speaks, while it does. Belongs to the thread of the connection.
final class ConnectionPermit implements AutoCloseable {
  private final SharedPool.Lease lease;
  private final PoolClient peer;
  private final boolean spare;

  /// @param peer the other end of the connection
  ConnectionPermit(SharedPool places, PoolClient peer) {
    this.lease = places.lease(peer);
    this.peer = peer;
    this.spare = !lease.grow(1);
  }

  /// {@return whether there was no place for it, so that it may ask for health only}
  boolean isSpare() {
    return spare;
  }

  /// {@return whether `client` may have the place}
  boolean passTo(PoolClient client) {
    return lease.passTo(client);
  }

  /// Nobody asks any more: it is the other end's again.
  void passBack() {
    // Always within its share: who speaks for others is not held to one.
    lease.passTo(peer);
  }

  @Override
  public void close() {
    lease.close();
  }
}
