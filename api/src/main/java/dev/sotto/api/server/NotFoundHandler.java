// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.ProblemResponder;
import dev.sotto.api.surface.Surface;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// Answers what no route serves, in the way of the surface that owns the path.
final class NotFoundHandler implements Handler {
  private final List<Surface> surfaces;

  NotFoundHandler(List<Surface> surfaces) {
    this.surfaces = surfaces;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String path = request.path().path();
    var exchange = new Exchange(request, response);
    boolean owned = surfaces.stream().anyMatch(surface -> surface.owns(path));
    if (owned || surfaces.stream().noneMatch(surface -> surface.answersElsewhere(exchange))) {
      failures(path)
          .answer(
              exchange, new ProblemException(Problem.NOT_FOUND, "there is nothing at this path"));
    }
  }

  private ErrorResponder failures(String path) {
    for (Surface surface : surfaces) {
      if (surface.owns(path)) {
        return surface.failures();
      }
    }
    return new ProblemResponder();
  }
}
