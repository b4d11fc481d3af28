// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthenticator;
import dev.sotto.api.foxtrot.wire.FoxTrotMetrics;
import dev.sotto.api.foxtrot.wire.FoxTrotPath;
import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.api.foxtrot.ws.FoxTrotCallSignals;
import dev.sotto.api.foxtrot.ws.FoxTrotSocketEndpoint;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.surface.AdminPassword;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.server.Sotto;
import java.util.List;

/// Everything that clients of FoxTrot ask of a server. Safe for use by many threads.
public final class FoxTrotSurface implements Surface {
  private final ErrorResponder failures = new FoxTrotErrorResponder();
  private final FoxTrotRouter routes;
  private final SocketEndpoint socket;

  public FoxTrotSurface(SurfaceContext context) {
    Sotto sotto = context.sotto();
    ServerRuntime runtime = context.world();
    RateLimiter limiter = sotto.node().limiter();
    Mailboxes mailboxes = sotto.mailboxes().access();
    var guard = new RequestLimiter(limiter);
    var callers = new FoxTrotAuthenticator(context.authenticator());
    var handles = new HandleCache(sotto.accounts().directory());
    var counters = new FoxTrotMetrics();
    routes = new FoxTrotRouter(callers, guard, counters, failures);
    new FoxTrotAccountRoutes(
            sotto.accounts().registration(),
            sotto.sessions().login(),
            context.logins(),
            context.authenticator(),
            guard,
            context.settings().foxTrot().loginFailureStatus())
        .addTo(routes);
    new FoxTrotTokenRoutes(callers, sotto.calls().turn(), handles, guard).addTo(routes);
    new FoxTrotMessageRoutes(sotto.messages(), mailboxes, handles, counters, runtime.random())
        .addTo(routes);
    new FoxTrotContactRoutes(
            sotto.contacts().list(), sotto.accounts().directory(), sotto.live().presence(), guard)
        .addTo(routes);
    new FoxTrotDeviceRoutes(
            sotto.accounts().publicKeys(),
            sotto.sessions().devices(),
            sotto.push().subscriptions(),
            runtime.clock())
        .addTo(routes);
    new FoxTrotMediaRoutes(sotto.media().objects(), guard).addTo(routes);
    var password = new AdminPassword(context.settings().metricsPassword(), limiter);
    new FoxTrotMetricsRoutes(counters, sotto.live().connections(), password).addTo(routes);
    socket =
        new FoxTrotSocketEndpoint(
            callers,
            context.deviceSockets(),
            mailboxes,
            sotto.push().wakeUps(),
            new FoxTrotCallSignals(sotto.calls().accountSignalling(), limiter, handles, counters),
            handles);
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
