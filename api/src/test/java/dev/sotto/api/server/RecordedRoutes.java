// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.TestServer;
import dev.sotto.api.auth.AccessTokens;
import dev.sotto.api.auth.Authenticator;
import dev.sotto.api.auth.LoginLimiter;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.metrics.ServerMetrics;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketRegistry;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.testkit.TestTime;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The routes that the surfaces add, as `GET /path`.
final class RecordedRoutes {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private RecordedRoutes() {}

  /// {@return the routes of all surfaces that need no configuration}
  static Set<String> of(TestServer server) {
    var routes = new TreeSet<String>();
    var time = new TestTime();
    try (var sockets = new SocketRegistry(time, Runnable::run, System::nanoTime, () -> false);
        var metrics = ServerMetrics.start(server.sotto(), sockets)) {
      ApiSettings settings = TestServer.Setup.standard().settings();
      var tokens = new AccessTokens(settings.jwtSecret(), server.sotto().node().clock());
      var authenticator = new Authenticator(tokens, server.sotto().sessions().lifecycle(), time);
      var world = new ServerRuntime(time, time, new SecureRandom(), Runnable::run);
      var logins =
          LoginLimiter.of(
              server.sotto().node().limiter(),
              server.sotto().sessions().login(),
              settings.jwtSecret(),
              world.random());
      var edge =
          new SurfaceContext(
              server.sotto(), authenticator, settings, world, sockets, metrics, logins);
      var all = new RouteTable(recorder(routes));
      Surfaces.of(edge).forEach(surface -> surface.routes(all));
      routes.addAll(all.literals());
    }
    return routes;
  }

  private static HttpRouting.Builder recorder(Set<String> routes) {
    return (HttpRouting.Builder)
        Proxy.newProxyInstance(
            RecordedRoutes.class.getClassLoader(),
            new Class<?>[] {HttpRouting.Builder.class},
            (proxy, method, arguments) -> {
              if (METHODS.contains(method.getName()) && arguments[0] instanceof String path) {
                routes.add(method.getName().toUpperCase(Locale.ROOT) + ' ' + path);
              } else if (method.getName().equals("route")
                  && arguments[0] instanceof Method verb
                  && arguments[1] instanceof String path) {
                routes.add(verb.text() + ' ' + path);
              } else if (!method.getName().equals("any")) {
                throw new IllegalStateException("a route that cannot be recorded: " + method);
              }
              return proxy;
            });
  }
}
