// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.http.Endpoint;
import dev.sotto.api.http.EndpointHandler;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Leads each request of the facade to its endpoint. Endpoints are added before the server starts;
/// from then on safe for use by many threads.
final class RoomsRouter implements Handler {
  private final Map<String, Handler> handlers = new HashMap<>();
  private final Handler nothing = guarded("", _ -> notFound());
  private final Handler old =
      guarded("", exchange -> RoomsResponses.error(exchange, 410, "use_new_endpoints"));
  private final Handler preflight = guarded("", exchange -> exchange.answerEmpty(204));

  /// Adds an endpoint.
  ///
  /// @param broken what is said when the server is at fault; empty for the general words
  void add(String method, String path, String broken, Endpoint endpoint) {
    handlers.put(method + ' ' + path, guarded(broken, endpoint));
  }

  /// {@return the paths of the endpoints and of the live rooms}
  Set<String> paths() {
    var paths = new HashSet<>(Set.of(RoomsPath.ROOMS, RoomsPath.LIVE, RoomsPath.ROOT));
    handlers.keySet().forEach(endpoint -> paths.add(endpoint.substring(endpoint.indexOf(' ') + 1)));
    return paths;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    String path = request.path().path();
    if (!RoomsPath.isOurs(path)) {
      response.next();
      return;
    }
    find(request.prologue().method().text(), RoomsPath.key(path)).handle(request, response);
  }

  private Handler find(String method, String key) {
    if (method.equals("OPTIONS")) {
      return preflight;
    }
    Handler handler = handlers.get(method + ' ' + key);
    if (handler != null) {
      return handler;
    }
    return RoomsPath.isOfOldEndpoints(method, key) ? old : nothing;
  }

  private static Handler guarded(String broken, Endpoint endpoint) {
    return new EndpointHandler(
        exchange -> {
          RoomsResponses.openToPages(exchange);
          serve(exchange, endpoint);
        },
        new RoomsErrorResponder(broken));
  }

  private static void serve(Exchange exchange, Endpoint endpoint) {
    try {
      endpoint.serve(exchange);
    } catch (RoomsRequestException e) {
      RoomsResponses.error(exchange, 400, e.word());
    }
  }

  private static void notFound() {
    throw new ProblemException(Problem.NOT_FOUND, "there is nothing at this path");
  }
}
