// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.session.RefreshTokenDerivation;
import dev.sotto.core.session.SessionConnections;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.time.TrustedClock;

/// Puts together sessions and the sockets that end with them.
final class SessionWiring {
  private SessionWiring() {}

  static Sessions of(
      DomainPorts ports,
      ServerPolicy policy,
      ServerRuntime world,
      TrustedClock steady,
      SessionConnections sockets) {
    return new Sessions(
        ports.storage().sessions(),
        world.clock(),
        steady,
        world.random(),
        RefreshTokenDerivation.of(policy.media().urlKey()),
        sockets);
  }
}
