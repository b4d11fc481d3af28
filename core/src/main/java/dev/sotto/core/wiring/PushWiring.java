// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.PushArea;
import dev.sotto.core.push.PushSubscriptions;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.server.DomainPorts;

/// Puts together what wakes devices.
final class PushWiring {
  private PushWiring() {}

  static PushArea of(SharedParts shared) {
    DomainPorts ports = shared.ports();
    PushTokenStore tokens = shared.storage().pushTokens();
    return new PushArea(
        new PushSubscriptions(tokens, ports.push()),
        new WakeUps(
            tokens,
            ports.coordination().roster(),
            shared.connections(),
            ports.push(),
            shared.runtime().workers(),
            shared.runtime().timers()));
  }
}
