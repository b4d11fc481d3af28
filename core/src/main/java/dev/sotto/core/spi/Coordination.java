// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;

/// The shared state of the nodes of one installation, which may be lost at any time. Safe for use
/// by many threads.
public interface Coordination extends AutoCloseable {
  SignalCache callCache();

  TokenBucketStore buckets();

  Bus bus();

  Roster roster();

  RelayStore relay();

  RoomSeats roomSeats();

  /// Asks whether the other nodes can be reached through it now.
  ///
  /// @throws dev.sotto.core.PortException when they cannot
  void check();

  /// {@return how often something was passed over that this installation has not written, since it
  /// was opened}
  long refused();

  @Override
  void close();
}
