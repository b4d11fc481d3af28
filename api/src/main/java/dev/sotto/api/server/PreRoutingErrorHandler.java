// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.RequestScope;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.ErrorResponder.Unrouted;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemResponder;
import dev.sotto.api.http1.PartialRequest;
import dev.sotto.api.surface.Surface;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Answers what the web server refuses before routing: requests it cannot parse, too large ones,
/// sockets that are not admitted. The body carries no text of an exception but the one we put there
/// ourselves.
final class PreRoutingErrorHandler implements DirectHandler {
  private final List<Surface> surfaces;
  private final CorsPolicy crossOrigin;
  private final ResponseHeaders always;
  private final RandomGenerator random;

  private PreRoutingErrorHandler(
      List<Surface> surfaces,
      CorsPolicy crossOrigin,
      ResponseHeaders always,
      RandomGenerator random) {
    this.random = random;
    this.always = always;
    this.surfaces = surfaces;
    this.crossOrigin = crossOrigin;
  }

  static DirectHandlers handlers(
      List<Surface> surfaces,
      CorsPolicy crossOrigin,
      ResponseHeaders always,
      RandomGenerator random) {
    var handler = new PreRoutingErrorHandler(surfaces, crossOrigin, always, random);
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, handler);
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      Throwable thrown,
      System.Logger logger) {
    String message = thrown instanceof RequestException ? thrown.getMessage() : null;
    return handle(request, type, status, headers, message == null ? "" : message);
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    boolean ours = type == EventType.OTHER && !message.isEmpty();
    boolean busy = request instanceof PartialRequest refused && refused.busy();
    Problem problem = busy ? Problem.BUSY : Problem.ofStatus(status.code());
    return answer(request, status, headers, problem, ours ? message : problem.title());
  }

  /// The web server refuses before any surface sees the request, so the shape goes by the path.
  private TransportResponse answer(
      TransportRequest request,
      Status status,
      ServerResponseHeaders headers,
      Problem problem,
      String detail) {
    always.set(headers);
    Unrouted answer = withId(() -> failures(request.path()).unrouted(problem, detail));
    crossOrigin.open(request.headers(), headers);
    answer.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .keepAlive(false)
        .entity(answer.body().getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private Unrouted withId(Supplier<Unrouted> answer) {
    var made = new AtomicReference<Unrouted>();
    RequestScope.runNew(random, () -> made.set(answer.get()));
    return made.get();
  }

  /// Without a path nobody knows for whom the request was.
  private ErrorResponder failures(String target) {
    String path = target.split("\\?", 2)[0];
    return surfaces.stream()
        .filter(surface -> !path.isEmpty() && surface.owns(path))
        .findFirst()
        .map(Surface::failures)
        .orElseGet(ProblemResponder::new);
  }
}
