// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.call.Party;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.device.DeviceAddress;

/// Tells whether the devices that take part in calls are connected, to any node. Safe for use by
/// many threads.
public final class DeviceLiveness {
  private final ConnectionRegistry connections;
  private final Roster roster;

  /// @param connections those of this node
  public DeviceLiveness(ConnectionRegistry connections, Roster roster) {
    this.connections = connections;
    this.roster = roster;
  }

  /// {@return whether the device that takes part for a party is connected}
  ///
  /// @throws dev.sotto.core.PortException.Unavailable when the roster is away
  boolean isConnected(Party party) {
    DeviceAddress device = party.address();
    return connections.has(device)
        || roster.connectedElsewhere(device.account()).contains(device.device());
  }
}
