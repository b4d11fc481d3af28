// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.auth.Authenticator;
import dev.sotto.api.auth.LoginLimiter;
import dev.sotto.api.metrics.ServerMetrics;
import dev.sotto.api.websocket.SocketRegistry;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.server.Sotto;

/// The parts that surfaces are made from. Only they see it whole: their routes and sockets get the
/// areas and parts that they use.
public record SurfaceContext(
    Sotto sotto,
    Authenticator authenticator,
    ApiSettings settings,
    ServerRuntime world,
    SocketRegistry sockets,
    ServerMetrics metrics,
    LoginLimiter logins) {
  /// {@return the sockets of devices}
  public DeviceSockets deviceSockets() {
    return new DeviceSockets(
        sotto.mailboxes().access(),
        sotto.live().presence(),
        sotto.sessions().lifecycle(),
        sotto.node().limiter(),
        world.workers());
  }
}
