// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.call.control.CallNotifier;
import dev.sotto.core.call.control.CallRegistry;
import dev.sotto.core.call.control.CallTimeouts;
import dev.sotto.core.call.control.Calls;
import dev.sotto.core.call.control.DeviceLiveness;
import dev.sotto.core.call.control.OtherCalls;
import dev.sotto.core.call.control.VisibleAccounts;
import dev.sotto.core.call.signal.PartySignalling;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.time.TrustedClock;

/// Puts together what has to do with calls.
final class CallWiring {
  private CallWiring() {}

  /// @param connections those of this node
  static CallServices of(
      DomainPorts ports,
      ServerRuntime world,
      TrustedClock steady,
      ConnectionRegistry connections,
      Switchboard switchboard,
      WakeUps wakeUps) {
    var storage = ports.storage();
    var coordination = ports.coordination();
    var notice =
        new CallNotifier(storage.accounts(), storage.devices(), connections, switchboard, wakeUps);
    var ledger = new CallRegistry(storage.calls(), notice, world.clock(), steady);
    var liveness = new DeviceLiveness(connections, coordination.roster());
    return new CallServices(
        new Calls(ledger, new OtherCalls(ledger, liveness), storage.contacts(), world.random()),
        new PartySignalling(ledger, coordination.callCache(), switchboard, coordination.roster()),
        new CallTimeouts(ledger, liveness, steady),
        new VisibleAccounts(storage.accounts(), storage.contacts(), storage.calls()));
  }
}
