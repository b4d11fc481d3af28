// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.CallArea;
import dev.sotto.core.area.PushArea;
import dev.sotto.core.call.control.CallNotifier;
import dev.sotto.core.call.control.CallRegistry;
import dev.sotto.core.call.control.CallTimeouts;
import dev.sotto.core.call.control.Calls;
import dev.sotto.core.call.control.DeviceLiveness;
import dev.sotto.core.call.control.OtherCalls;
import dev.sotto.core.call.signal.AccountSignalling;
import dev.sotto.core.call.signal.PartySignalling;
import dev.sotto.core.call.turn.TurnCredentialIssuer;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.server.ServerPolicy;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;

/// Puts together what has to do with calls.
final class CallWiring {
  private CallWiring() {}

  static CallArea of(SharedParts shared, PushArea push) {
    Storage storage = shared.storage();
    Coordination coordination = shared.ports().coordination();
    ServerRuntime runtime = shared.runtime();
    Switchboard switchboard = shared.switchboard();
    var notifier =
        new CallNotifier(
            storage.accounts(),
            storage.devices(),
            shared.connections(),
            switchboard,
            push.wakeUps());
    var registry = new CallRegistry(storage.calls(), notifier, runtime.clock(), shared.clock());
    var liveness = new DeviceLiveness(shared.connections(), coordination.roster());
    ServerPolicy.Turn turn = shared.policy().turn();
    return new CallArea(
        new Calls(
            registry, new OtherCalls(registry, liveness), storage.contacts(), runtime.random()),
        new PartySignalling(registry, coordination.callCache(), switchboard, coordination.roster()),
        new AccountSignalling(
            shared.contacts(),
            switchboard,
            coordination.roster(),
            coordination.callCache(),
            push.wakeUps(),
            shared.clock()),
        new CallTimeouts(registry, liveness, shared.clock()),
        new TurnCredentialIssuer(turn.secret(), turn.lifetime(), turn.uris(), runtime.clock()));
  }
}
