// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.socket.Handshake;
import dev.sotto.api.socket.SocketEndpoint;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Guard;
import dev.sotto.core.limit.RateLimits;

/// Opens sockets at the root. Anybody may open one: what they may do follows from what they know.
final class RoomsSocketEndpoint implements SocketEndpoint {
  private final Edge edge;
  private final Guard guard;

  RoomsSocketEndpoint(Edge edge) {
    this.edge = edge;
    this.guard = new Guard(edge.sotto().limiter());
  }

  @Override
  public String path() {
    return RoomsPath.ROOT;
  }

  @Override
  public Admission admit(Handshake handshake) {
    guard.check(RateLimits.CONNECT_PER_ADDRESS, handshake.subscriber());
    return Admission.without(new RoomsSocket(edge));
  }
}
