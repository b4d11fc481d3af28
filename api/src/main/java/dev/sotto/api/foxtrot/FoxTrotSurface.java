// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotContext;
import dev.sotto.api.foxtrot.wire.FoxTrotPath;
import dev.sotto.api.foxtrot.ws.FoxTrotSocketEndpoint;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import java.util.List;

/// Everything that clients of FoxTrot ask of a server. Safe for use by many threads.
public final class FoxTrotSurface implements Surface {
  private final ErrorResponder failures = new FoxTrotErrorResponder();
  private final FoxTrotRouter routes;
  private final SocketEndpoint socket;

  public FoxTrotSurface(SurfaceContext edge) {
    FoxTrotContext facade = FoxTrotContext.of(edge);
    routes = new FoxTrotRouter(facade, failures);
    new FoxTrotAccountRoutes(facade).addTo(routes);
    new FoxTrotTokenRoutes(facade).addTo(routes);
    new FoxTrotMessageRoutes(facade).addTo(routes);
    new FoxTrotContactRoutes(facade).addTo(routes);
    new FoxTrotDeviceRoutes(facade).addTo(routes);
    new FoxTrotMediaRoutes(facade).addTo(routes);
    new FoxTrotMetricsRoutes(facade).addTo(routes);
    socket = new FoxTrotSocketEndpoint(facade);
  }

  @Override
  public boolean owns(String path) {
    return FoxTrotPath.isOurs(path);
  }

  @Override
  public ErrorResponder failures() {
    return failures;
  }

  @Override
  public void routes(RouteTable all) {
    all.any(routes.paths(), routes);
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of(socket);
  }
}
