// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.node.Bus;
import dev.sotto.core.node.Roster;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;

/// What the nodes of one installation share and may lose at any time. Safe for use by many threads.
public interface Coordination extends AutoCloseable {
  CallCache callCache();

  BucketStore buckets();

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
