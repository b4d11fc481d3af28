// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.session.SessionSockets;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.session.SuccessorTokens;
import dev.sotto.core.time.SteadyClock;

/// Puts together sessions and the sockets that end with them.
final class SessionWiring {
  private SessionWiring() {}

  static Sessions of(
      Ports ports, Policy policy, World world, SteadyClock steady, SessionSockets sockets) {
    return new Sessions(
        ports.storage().sessions(),
        world.clock(),
        steady,
        world.random(),
        SuccessorTokens.of(policy.media().urlKey()),
        sockets);
  }
}
