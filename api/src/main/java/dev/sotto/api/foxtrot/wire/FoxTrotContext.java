// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.core.server.Sotto;

/// What the routes and sockets of the facade share.
public record FoxTrotContext(
    SurfaceContext edge,
    FoxTrotAuthenticator callers,
    HandleCache handles,
    FoxTrotMetrics counters,
    RequestLimiter guard) {
  public static FoxTrotContext of(SurfaceContext edge) {
    return new FoxTrotContext(
        edge,
        new FoxTrotAuthenticator(edge.authenticator()),
        new HandleCache(edge.sotto().accounts().directory()),
        new FoxTrotMetrics(),
        new RequestLimiter(edge.sotto().node().limiter()));
  }

  public Sotto sotto() {
    return edge.sotto();
  }
}
