// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.SessionArea;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.session.DeviceRemoval;
import dev.sotto.core.session.Login;
import dev.sotto.core.session.RefreshTokenDerivation;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.spi.Storage;

/// Puts together sessions, the devices that have them and the sockets that end with them.
final class SessionWiring {
  private SessionWiring() {}

  static SessionArea of(SharedParts shared) {
    Storage storage = shared.storage();
    ServerRuntime runtime = shared.runtime();
    var sessions =
        new Sessions(
            storage.sessions(),
            runtime.clock(),
            shared.clock(),
            runtime.random(),
            RefreshTokenDerivation.of(shared.policy().media().urlKey()),
            new NodeSessionConnections(shared.connections(), shared.switchboard()));
    var login =
        new Login(
            storage.credentials(),
            shared.ports().hasher(),
            storage.devices(),
            sessions,
            runtime.clock());
    return new SessionArea(
        sessions, login, storage.devices(), new DeviceRemoval(storage.devices(), sessions));
  }
}
