// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import dev.sotto.api.http.Endpoint;
import dev.sotto.api.http.EndpointHandler;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemResponder;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.surface.AdminPassword;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.core.PortException;
import dev.sotto.core.media.maintenance.MediaHealth;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `/`, `/health`, `/health/live`, `/health/ready`, `/metrics`, `/openapi.yaml` and `/api-docs`.
public final class OperationsSurface implements Surface {
  private static final System.Logger LOG = System.getLogger(OperationsSurface.class.getName());
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final SurfaceContext context;
  private final AdminPassword password;
  private final OpenApiDescription description = new OpenApiDescription();
  private final ApiDocs docs = new ApiDocs();
  private final FrontPage front = new FrontPage();
  private final ErrorResponder failures = new ProblemResponder();
  private final SingleFlightCheck check;

  public OperationsSurface(SurfaceContext context) {
    this.context = context;
    this.check = new SingleFlightCheck(context.sotto().node().storage()::check);
    this.password =
        new AdminPassword(context.settings().metricsPassword(), context.sotto().node().limiter());
  }

  /// {@return whether it is asked there how the server is, which is answered however much it has to
  /// do}
  public static boolean isHealth(String path) {
    return path.equals("/health") || path.startsWith("/health/");
  }

  @Override
  public boolean owns(String path) {
    return isHealth(path)
        || (path.equals("/") && !hasRooms())
        || path.equals("/metrics")
        || path.equals("/openapi.yaml")
        || path.equals("/api-docs")
        || path.startsWith("/api-docs/");
  }

  @Override
  public ErrorResponder failures() {
    return failures;
  }

  @Override
  public void routes(RouteTable routes) {
    front(routes);
    get(routes, "/health", this::ready);
    get(routes, "/health/live", exchange -> answer(exchange, 200, "alive"));
    get(routes, "/health/ready", this::ready);
    get(routes, "/metrics", this::metrics);
    get(routes, "/openapi.yaml", description::serve);
    get(routes, "/api-docs", docs::page);
    get(routes, "/api-docs/{file}", docs::file);
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of();
  }

  /// Clients of rooms have a line of their own at `/`, which says that they have come to the right
  /// place: with that facade only those who ask for HTML see the page.
  private void front(RouteTable routes) {
    if (hasRooms()) {
      Handler page = new EndpointHandler(front::serve, failures);
      routes.passing(
          Method.GET,
          "/",
          (request, response) -> {
            if (FrontPage.isAskedFor(new Exchange(request, response))) {
              page.handle(request, response);
            } else {
              response.next();
            }
          });
    } else {
      get(routes, "/", front::serve);
    }
  }

  private boolean hasRooms() {
    return context.settings().facades().contains("rooms");
  }

  private void get(RouteTable routes, String path, Endpoint endpoint) {
    Resource.at(routes, path, failures).get(endpoint).end();
  }

  /// The storage is asked anew: what it said before is of no use to a load balancer. A node that
  /// cannot reach the others serves its clients all the same, so it is ready and says so; and
  /// without media messages still flow.
  private void ready(Exchange exchange) {
    try {
      check.run();
    } catch (PortException e) {
      LOG.log(Level.WARNING, "not ready: {0}", e.getMessage());
      answer(exchange, 503, "unavailable");
      return;
    }
    String coordination = context.sotto().node().cluster().isReachable() ? "up" : "down";
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("status", "ready");
          json.writeStringField("coordination", coordination);
          if (context.sotto().node().clock().isDoubtful()) {
            json.writeStringField("clock", "jumped");
          } else if (context.sotto().node().clock().differs()) {
            json.writeStringField("clock", "differs");
          }
          if (context.sotto().node().storage().isDiskLow()) {
            json.writeStringField("disk", "full");
          }
          for (var part : context.sotto().media().health().states().entrySet()) {
            json.writeStringField(name(part.getKey()), part.getValue() ? "up" : "down");
          }
          json.writeEndObject();
        });
  }

  private static String name(MediaHealth.Part part) {
    return switch (part) {
      case STORE -> "media";
      case SCANNER -> "scanner";
    };
  }

  private void metrics(Exchange exchange) {
    if (!password.isGivenBy(exchange)) {
      askForPassword(exchange);
      return;
    }
    exchange.answer(200, PROMETHEUS, context.metrics().text().getBytes(StandardCharsets.UTF_8));
  }

  /// Told here, as the answer asks for another scheme than those of the native surface do.
  private static void askForPassword(Exchange exchange) {
    exchange
        .response()
        .headers()
        .set(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"sotto\", charset=\"UTF-8\"");
    String detail =
        "metrics are for the user admin; the password is SOTTO_METRICS_PASSWORD, or in"
            + " secrets/metrics-password of the data folder";
    exchange.answer(
        Problem.UNAUTHENTICATED.status(),
        "application/problem+json",
        JsonCodec.bytes(json -> ProblemResponder.write(json, Problem.UNAUTHENTICATED, detail)));
  }

  private static void answer(Exchange exchange, int status, String word) {
    exchange.answer(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringField("status", word);
          json.writeEndObject();
        });
  }
}
