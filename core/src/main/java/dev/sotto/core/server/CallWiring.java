// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.call.Acquaintances;
import dev.sotto.core.call.CallLedger;
import dev.sotto.core.call.CallNotice;
import dev.sotto.core.call.CallServices;
import dev.sotto.core.call.CallWatch;
import dev.sotto.core.call.Calls;
import dev.sotto.core.call.DeviceLiveness;
import dev.sotto.core.call.OtherCalls;
import dev.sotto.core.call.PartySignalling;
import dev.sotto.core.live.Connections;
import dev.sotto.core.node.Switchboard;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.time.SteadyClock;

/// Puts together what has to do with calls.
final class CallWiring {
  private CallWiring() {}

  /// @param connections those of this node
  static CallServices of(
      Ports ports,
      World world,
      SteadyClock steady,
      Connections connections,
      Switchboard switchboard,
      WakeUps wakeUps) {
    var storage = ports.storage();
    var coordination = ports.coordination();
    var notice =
        new CallNotice(storage.accounts(), storage.devices(), connections, switchboard, wakeUps);
    var ledger = new CallLedger(storage.calls(), notice, world.clock(), steady);
    var liveness = new DeviceLiveness(connections, coordination.roster());
    return new CallServices(
        new Calls(ledger, new OtherCalls(ledger, liveness), storage.contacts(), world.random()),
        new PartySignalling(ledger, coordination.callCache(), switchboard, coordination.roster()),
        new CallWatch(ledger, liveness, steady),
        new Acquaintances(storage.accounts(), storage.contacts(), storage.calls()));
  }
}
