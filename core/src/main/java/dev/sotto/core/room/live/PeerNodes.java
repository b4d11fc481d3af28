// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.cluster.Switchboard;
import java.util.HashSet;
import java.util.Set;

/// The other nodes that have clients in the same rooms. Safe for use by many threads; no method
/// waits.
final class PeerNodes {
  private final Switchboard switchboard;
  private final String node;

  /// @param node the name of this one
  PeerNodes(Switchboard switchboard, String node) {
    this.switchboard = switchboard;
    this.node = node;
  }

  /// Tells how a room is now to all nodes that have or had a seat in it.
  void announce(LiveRoomState before, LiveRoomState after) {
    if (after.version() == before.version()) {
      return;
    }
    Set<String> nodes = new HashSet<>(before.nodes());
    nodes.addAll(after.nodes());
    nodes.remove(node);
    nodes.forEach(other -> tell(other, new RoomNodeMessage.SeatsChanged(after)));
  }

  void tell(String other, RoomNodeMessage news) {
    switchboard.tell(other, news);
  }
}
