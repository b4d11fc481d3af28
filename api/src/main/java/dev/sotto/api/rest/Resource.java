// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Endpoint;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.GuardedEndpoint;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemAnswer;
import dev.sotto.api.http.Refused;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;

/// The methods of one path. Whatever else a client tries there is answered with 405 and the list of
/// what it may do (RFC 9110 §15.5.6).
final class Resource {
  private final HttpRouting.Builder routing;
  private final String path;
  private final List<String> allowed = new ArrayList<>();

  private Resource(HttpRouting.Builder routing, String path) {
    this.routing = routing;
    this.path = path;
  }

  static Resource at(HttpRouting.Builder routing, String path) {
    return new Resource(routing, path);
  }

  Resource get(Endpoint endpoint) {
    return on(Method.GET, endpoint);
  }

  Resource post(Endpoint endpoint) {
    return on(Method.POST, endpoint);
  }

  Resource put(Endpoint endpoint) {
    return on(Method.PUT, endpoint);
  }

  Resource delete(Endpoint endpoint) {
    return on(Method.DELETE, endpoint);
  }

  Resource options(Endpoint endpoint) {
    return on(Method.OPTIONS, endpoint);
  }

  /// Refuses the other methods.
  void end() {
    routing.any(path, new GuardedEndpoint(this::refuse, new ProblemAnswer()));
  }

  private Resource on(Method method, Endpoint endpoint) {
    allowed.add(method.text());
    routing.route(method, path, new GuardedEndpoint(endpoint, new ProblemAnswer()));
    return this;
  }

  private void refuse(Exchange exchange) {
    exchange.response().headers().set(HeaderNames.ALLOW, String.join(", ", allowed));
    throw new Refused(Problem.METHOD_NOT_ALLOWED, "allowed here: " + String.join(", ", allowed));
  }
}
