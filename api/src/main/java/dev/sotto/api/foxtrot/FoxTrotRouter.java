// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotAuthenticator;
import dev.sotto.api.foxtrot.wire.FoxTrotMetrics;
import dev.sotto.api.foxtrot.wire.FoxTrotPath;
import dev.sotto.api.http.Endpoint;
import dev.sotto.api.http.EndpointHandler;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.limit.RateLimits;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Leads each request of the facade to its endpoint, and counts it. Endpoints are added before the
/// server starts; from then on safe for use by many threads.
final class FoxTrotRouter implements Handler {
  static final String METRICS = FoxTrotPath.PREFIX + "/metrics";

  private final Map<String, Route> routes = new HashMap<>();

  /// Those without a parameter, as clients write them.
  private final Map<String, Route> written = new HashMap<>();

  private final Route unmatched = new Route("unmatched");
  private final Handler nothing;
  private final FoxTrotAuthenticator callers;
  private final RequestLimiter guard;
  private final FoxTrotMetrics counters;
  private final ErrorResponder failures;

  FoxTrotRouter(
      FoxTrotAuthenticator callers,
      RequestLimiter guard,
      FoxTrotMetrics counters,
      ErrorResponder failures) {
    this.callers = callers;
    this.guard = guard;
    this.counters = counters;
    this.failures = failures;
    this.nothing = guarded(_ -> notFound());
  }

  /// Adds an endpoint that everybody may call.
  ///
  /// @param pattern what follows the prefix of the facade; `:name` at its end takes any segment
  void open(String method, String pattern, Endpoint endpoint) {
    String full = FoxTrotPath.PREFIX + pattern;
    Route route = routes.computeIfAbsent(FoxTrotPath.keyOfPattern(full), _ -> new Route(full));
    route.endpoints.put(method, guarded(endpoint));
    if (full.indexOf(':') < 0) {
      written.put(full, route);
    }
  }

  /// Adds an endpoint for callers with a good token; others are answered with 403.
  void secured(String method, String pattern, AuthenticatedEndpoint endpoint) {
    open(
        method,
        pattern,
        exchange -> {
          switch (callers.of(exchange)) {
            case FoxTrotAuthentication.Known caller -> {
              guard.check(RateLimits.REQUEST_PER_ACCOUNT, Long.toString(caller.account().value()));
              endpoint.serve(exchange, caller);
            }
            case FoxTrotAuthentication.Unknown unknown -> exchange.answer(403, unknown.why());
          }
        });
  }

  /// {@return the paths of the endpoints, up to their parameter, and all that belong to the facade}
  Set<String> paths() {
    var paths = new HashSet<String>();
    paths.add(FoxTrotPath.PREFIX);
    routes.values().forEach(route -> paths.add(route.pattern.replaceFirst("/:.*", "")));
    return paths;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    String path = request.path().path();
    if (!FoxTrotPath.isOurs(path)) {
      response.next();
      return;
    }
    Route route = find(path);
    handler(route, request.prologue().method().text()).handle(request, response);
    if (!route.pattern.equals(METRICS)) {
      counters.request(route.pattern, response.status().code());
    }
  }

  private Route find(String path) {
    Route asWritten = written.get(path);
    return asWritten == null ? findAnyCase(path) : asWritten;
  }

  private Route findAnyCase(String path) {
    Route exact = routes.get(FoxTrotPath.key(path));
    return exact == null ? routes.getOrDefault(FoxTrotPath.parameterKey(path), unmatched) : exact;
  }

  private Handler handler(Route route, String method) {
    Handler handler = route.endpoints.get(method);
    if (handler != null) {
      return handler;
    }
    if (route == unmatched) {
      return nothing;
    }
    return method.equals("OPTIONS") ? guarded(route::allow) : guarded(route::refuse);
  }

  private Handler guarded(Endpoint endpoint) {
    return new EndpointHandler(endpoint, failures);
  }

  private static void notFound() {
    throw new ProblemException(Problem.NOT_FOUND, "there is nothing at this path");
  }

  /// One path with the endpoints of its methods.
  private static final class Route {
    private final String pattern;
    private final Map<String, Handler> endpoints = new TreeMap<>();

    Route(String pattern) {
      this.pattern = pattern;
    }

    void allow(Exchange exchange) {
      setAllow(exchange);
      exchange.answerEmpty(200);
    }

    void refuse(Exchange exchange) {
      setAllow(exchange);
      throw new ProblemException(Problem.METHOD_NOT_ALLOWED, Problem.METHOD_NOT_ALLOWED.title());
    }

    private void setAllow(Exchange exchange) {
      exchange
          .response()
          .headers()
          .set(HeaderNames.ALLOW, String.join(", ", endpoints.keySet()) + ", OPTIONS");
    }
  }
}
