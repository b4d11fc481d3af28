// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Routes;
import dev.sotto.api.socket.SocketEndpoint;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Surface;
import java.util.List;

/// Everything that clients of FoxTrot ask of a server. Safe for use by many threads.
public final class FoxTrotSurface implements Surface {
  private final FailureAnswer failures = new FoxTrotFailures();
  private final FoxTrotRoutes routes;
  private final SocketEndpoint socket;

  public FoxTrotSurface(Edge edge) {
    Facade facade = Facade.of(edge);
    routes = new FoxTrotRoutes(facade, failures);
    new AccountRoutes(facade).addTo(routes);
    new TokenRoutes(facade).addTo(routes);
    new MessageRoutes(facade).addTo(routes);
    new ContactRoutes(facade).addTo(routes);
    new DeviceRoutes(facade).addTo(routes);
    new MediaRoutes(facade).addTo(routes);
    new MetricsRoute(facade).addTo(routes);
    socket = new FoxTrotSocketEndpoint(facade);
  }

  @Override
  public boolean owns(String path) {
    return FoxTrotPath.isOurs(path);
  }

  @Override
  public FailureAnswer failures() {
    return failures;
  }

  @Override
  public void routes(Routes all) {
    all.any(routes.paths(), routes);
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of(socket);
  }
}
