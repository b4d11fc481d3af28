// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.relay;

import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.push.WakeUps;
import java.util.List;

/// Tells devices that something waits for them in the relay. Safe for use by many threads; never
/// waits.
public final class RelayNotifier {
  private final ConnectionRegistry connections;
  private final Switchboard switchboard;
  private final WakeUps wakeUps;

  public RelayNotifier(ConnectionRegistry connections, Switchboard switchboard, WakeUps wakeUps) {
    this.connections = connections;
    this.switchboard = switchboard;
    this.wakeUps = wakeUps;
  }

  /// Tells the connected ones and wakes the others.
  ///
  /// @param devices of one account; not empty
  void kept(List<DeviceAddress> devices) {
    switchboard.send(devices.getFirst().account(), new RelayedMessageWaiting());
    for (DeviceAddress device : devices) {
      if (!connections.has(device)) {
        wakeUps.wake(device, new WakeUp.Message());
      }
    }
  }
}
