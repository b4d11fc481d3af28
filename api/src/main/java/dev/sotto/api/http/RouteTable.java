// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The routes of all surfaces. The web server tries one after the other, many of them with a
/// regular expression; paths without a parameter are found in one map instead, which stands where
/// the first of them was added. Such a path has precedence over every pattern that it fits,
/// whatever the order. Filled before the server starts.
public final class RouteTable {
  private final HttpRouting.Builder routing;
  private final Map<String, Literal> literals = new HashMap<>();
  private final Set<String> paths = new HashSet<>();

  /// @param routing where everything else goes, in the order in which it comes
  public RouteTable(HttpRouting.Builder routing) {
    this.routing = routing;
  }

  /// Adds a handler that is asked about every request, and passes on those that are not its own.
  ///
  /// @param served the paths that are its own, up to the first parameter
  public void any(Set<String> served, Handler handler) {
    paths.addAll(served);
    routing.any(handler);
  }

  /// Names a path below which requests are counted together when they have no route.
  public void countBelow(String path) {
    paths.add(path);
  }

  /// Adds a handler of one method that may pass on a request to later ones.
  public void passing(Method method, String path, Handler handler) {
    paths.add(path);
    routing.route(method, path, handler);
  }

  /// Adds the handlers of one path, which answer whatever comes there.
  ///
  /// @param others answers other methods
  void resource(String path, Map<Method, Handler> handlers, Handler others) {
    paths.add(path);
    if (path.indexOf('{') >= 0) {
      handlers.forEach((method, handler) -> routing.route(method, path, handler));
      routing.any(path, others);
      return;
    }
    if (literals.isEmpty()) {
      routing.any(this::serve);
    }
    var byName = new TreeMap<String, Handler>();
    handlers.forEach((method, handler) -> byName.put(method.text(), handler));
    if (literals.put(path, new Literal(byName, others)) != null) {
      throw new IllegalStateException(path + " is there already");
    }
  }

  /// {@return under which of them requests are counted}
  public RouteLabels labels() {
    return RouteLabels.of(paths);
  }

  /// {@return those without a parameter, as `GET /health`}
  public Set<String> literals() {
    var all = new TreeSet<String>();
    literals.forEach(
        (path, literal) -> literal.handlers.keySet().forEach(name -> all.add(name + ' ' + path)));
    return all;
  }

  private void serve(ServerRequest request, ServerResponse response) throws Exception {
    Literal literal = literals.get(request.path().path());
    if (literal == null) {
      response.next();
    } else {
      literal.handler(request.prologue().method().text()).handle(request, response);
    }
  }

  private record Literal(Map<String, Handler> handlers, Handler others) {
    Handler handler(String method) {
      return handlers.getOrDefault(method, others);
    }
  }
}
