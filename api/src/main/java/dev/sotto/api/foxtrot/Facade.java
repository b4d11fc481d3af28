// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Guard;
import dev.sotto.core.server.Sotto;

/// What the routes and sockets of the facade share.
record Facade(Edge edge, Callers callers, Handles handles, Counters counters, Guard guard) {
  static Facade of(Edge edge) {
    return new Facade(
        edge,
        new Callers(edge.authenticator()),
        new Handles(edge.sotto().directory()),
        new Counters(),
        new Guard(edge.sotto().limiter()));
  }

  Sotto sotto() {
    return edge.sotto();
  }
}
