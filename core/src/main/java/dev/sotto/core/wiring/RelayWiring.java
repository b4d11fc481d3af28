// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.PushArea;
import dev.sotto.core.area.RelayArea;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.relay.RelayNotifier;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.spi.Storage;

/// Puts together the relay, which goes around the mailboxes.
final class RelayWiring {
  private RelayWiring() {}

  static RelayArea of(SharedParts shared, PushArea push) {
    Storage storage = shared.storage();
    ServerRuntime runtime = shared.runtime();
    var relay =
        new Relay(
            shared.ports().coordination().relay(),
            storage.contacts(),
            storage.devices(),
            new RelayNotifier(shared.connections(), shared.switchboard(), push.wakeUps()),
            new Relay.Clocks(runtime.clock(), shared.clock()),
            runtime.random());
    return new RelayArea(relay, shared.policy().switches().relay());
  }
}
