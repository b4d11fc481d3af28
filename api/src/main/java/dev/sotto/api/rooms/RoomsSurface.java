// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.surface.AdminPassword;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.core.limit.RateLimiter;
import java.util.List;

/// Everything that clients of rooms ask of a server. Safe for use by many threads.
public final class RoomsSurface implements Surface {
  private final ErrorResponder failures = new RoomsErrorResponder("");
  private final RoomsRouter routes = new RoomsRouter();
  private final SocketEndpoint socket;

  public RoomsSurface(SurfaceContext context) {
    var sotto = context.sotto();
    RateLimiter limiter = sotto.node().limiter();
    var guard = new RequestLimiter(limiter);
    new PairingRoutes(sotto.rooms().pairing(), guard).addTo(routes);
    new RoomRoutes(sotto.rooms().stored(), guard).addTo(routes);
    new LiveRoomRoutes(
            sotto.rooms().live(), new AdminPassword(context.settings().metricsPassword(), limiter))
        .addTo(routes);
    socket =
        new RoomsSocketEndpoint(sotto.rooms().live(), limiter, context.sockets(), context.world());
  }

  @Override
  public boolean owns(String path) {
    return RoomsPath.isOurs(path);
  }

  @Override
  public boolean isOpenToPages() {
    return true;
  }

  @Override
  public ErrorResponder failures() {
    return failures;
  }

  /// `OPTIONS` is answered wherever nobody else is asked.
  @Override
  public boolean answersElsewhere(Exchange exchange) {
    boolean asked = exchange.request().prologue().method().text().equals("OPTIONS");
    if (asked) {
      RoomsResponses.openToPages(exchange);
      exchange.answerEmpty(204);
    }
    return asked;
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
