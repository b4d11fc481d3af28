// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.push.WakeUps;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// Tells the devices of those in a call what has become of it, and wakes those that ring. Safe for
/// use by many threads.
public final class CallNotifier {
  private static final System.Logger LOG = System.getLogger(CallNotifier.class.getName());

  private final AccountStore accounts;
  private final DeviceStore devices;
  private final ConnectionRegistry connections;
  private final Switchboard switchboard;
  private final WakeUps wakeUps;

  /// @param connections those of this node
  public CallNotifier(
      AccountStore accounts,
      DeviceStore devices,
      ConnectionRegistry connections,
      Switchboard switchboard,
      WakeUps wakeUps) {
    this.accounts = accounts;
    this.devices = devices;
    this.connections = connections;
    this.switchboard = switchboard;
    this.wakeUps = wakeUps;
  }

  /// Tells all connected devices.
  void changed(Call call) {
    var event = new CallChanged(call);
    call.parties().forEach(party -> switchboard.send(party.account(), event));
  }

  /// Tells all connected devices of a new call, and wakes the others of those whom it rings. A
  /// wake-up may be lost, as always.
  void placed(Call call) {
    changed(call);
    try {
      wakeUp(call).ifPresent(wakeUp -> wake(call, wakeUp));
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a call rings at connected devices only", e);
    }
  }

  /// Wakes one device for which the call rings.
  void wake(Call call, DeviceAddress device) {
    wakeUp(call).ifPresent(wakeUp -> wakeUps.wake(device, wakeUp));
  }

  private Optional<WakeUp> wakeUp(Call call) {
    return accounts
        .find(call.caller())
        .map(caller -> new WakeUp.Call(caller.id(), caller.handle(), call.media()));
  }

  private void wake(Call call, WakeUp wakeUp) {
    for (Party party : call.parties()) {
      if (party.state() == PartyState.RINGING) {
        wake(party.account(), wakeUp);
      }
    }
  }

  private void wake(AccountId callee, WakeUp wakeUp) {
    for (Device device : devices.list(callee)) {
      DeviceAddress address = device.address();
      // Clients without devices speak another protocol: they would ring and could not answer.
      boolean answers = !address.equals(DeviceAddress.shared(callee));
      if (answers && !connections.has(address)) {
        wakeUps.wake(address, wakeUp);
      }
    }
  }
}
