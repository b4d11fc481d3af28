// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.websocket.Handshake;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.api.websocket.SocketRegistry;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.room.live.LiveRooms;
import dev.sotto.core.server.ServerRuntime;

/// Opens sockets at the root. Anybody may open one: what they may do follows from what they know.
final class RoomsSocketEndpoint implements SocketEndpoint {
  private final LiveRooms rooms;
  private final RateLimiter limiter;
  private final RequestLimiter guard;
  private final SocketRegistry sockets;
  private final ServerRuntime runtime;

  RoomsSocketEndpoint(
      LiveRooms rooms, RateLimiter limiter, SocketRegistry sockets, ServerRuntime runtime) {
    this.rooms = rooms;
    this.limiter = limiter;
    this.guard = new RequestLimiter(limiter);
    this.sockets = sockets;
    this.runtime = runtime;
  }

  @Override
  public String path() {
    return RoomsPath.ROOT;
  }

  @Override
  public Admission admit(Handshake handshake) {
    guard.check(RateLimits.CONNECT_PER_ADDRESS, handshake.subscriber());
    return Admission.without(new RoomsSocketHandler(rooms, limiter, sockets, runtime));
  }
}
