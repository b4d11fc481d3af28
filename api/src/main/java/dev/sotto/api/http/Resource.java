// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The methods of one path. Whatever else a client tries there is answered with 405 and the list of
/// what it may do (RFC 9110 §15.5.6).
public final class Resource {
  private final RouteTable routes;
  private final String path;
  private final ErrorResponder failures;
  private final List<String> allowed = new ArrayList<>();
  private final Map<Method, Handler> handlers = new LinkedHashMap<>();

  private Resource(RouteTable routes, String path, ErrorResponder failures) {
    this.routes = routes;
    this.path = path;
    this.failures = failures;
  }

  /// {@return the resource at `path`, which tells failures as the native surface does}
  public static Resource at(RouteTable routes, String path) {
    return at(routes, path, new ProblemResponder());
  }

  /// {@return the resource at `path`}
  public static Resource at(RouteTable routes, String path, ErrorResponder failures) {
    return new Resource(routes, path, failures);
  }

  public Resource get(Endpoint endpoint) {
    return on(Method.GET, endpoint);
  }

  public Resource post(Endpoint endpoint) {
    return on(Method.POST, endpoint);
  }

  public Resource put(Endpoint endpoint) {
    return on(Method.PUT, endpoint);
  }

  public Resource delete(Endpoint endpoint) {
    return on(Method.DELETE, endpoint);
  }

  public Resource options(Endpoint endpoint) {
    return on(Method.OPTIONS, endpoint);
  }

  /// Refuses the other methods.
  public void end() {
    routes.resource(path, handlers, new EndpointHandler(this::refuse, failures));
  }

  private Resource on(Method method, Endpoint endpoint) {
    allowed.add(method.text());
    if (method.equals(Method.GET)) {
      // RFC 9110 §9.3.2: the connection answers it as GET, without the body.
      allowed.add(Method.HEAD.text());
    }
    handlers.put(method, new EndpointHandler(endpoint, failures));
    return this;
  }

  private void refuse(Exchange exchange) {
    exchange.response().headers().set(HeaderNames.ALLOW, String.join(", ", allowed));
    throw new ProblemException(
        Problem.METHOD_NOT_ALLOWED, "allowed here: " + String.join(", ", allowed));
  }
}
