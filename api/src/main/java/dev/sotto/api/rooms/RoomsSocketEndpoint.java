// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.Handshake;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.core.limit.RateLimits;

/// Opens sockets at the root. Anybody may open one: what they may do follows from what they know.
final class RoomsSocketEndpoint implements SocketEndpoint {
  private final SurfaceContext edge;
  private final RequestLimiter guard;

  RoomsSocketEndpoint(SurfaceContext edge) {
    this.edge = edge;
    this.guard = new RequestLimiter(edge.sotto().node().limiter());
  }

  @Override
  public String path() {
    return RoomsPath.ROOT;
  }

  @Override
  public Admission admit(Handshake handshake) {
    guard.check(RateLimits.CONNECT_PER_ADDRESS, handshake.subscriber());
    return Admission.without(new RoomsSocketHandler(edge));
  }
}
