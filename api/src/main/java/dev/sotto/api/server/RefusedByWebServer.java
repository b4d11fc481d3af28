// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.http.Json;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemAnswer;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// Answers what the web server refuses before routing: requests it cannot parse, too large ones,
/// sockets that are not admitted. The body carries no text of an exception but the one we put there
/// ourselves.
final class RefusedByWebServer implements DirectHandler {
  private RefusedByWebServer() {}

  static DirectHandlers handlers() {
    var handler = new RefusedByWebServer();
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
    boolean ours = type == EventType.OTHER && thrown instanceof RequestException;
    Problem problem = Problem.ofStatus(status.code());
    String message = thrown.getMessage();
    return answer(status, headers, ours && message != null ? message : problem.title());
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    return answer(status, headers, Problem.ofStatus(status.code()).title());
  }

  private static TransportResponse answer(
      Status status, ServerResponseHeaders headers, String detail) {
    Problem problem = Problem.ofStatus(status.code());
    headers.set(HeaderNames.CONTENT_TYPE, "application/problem+json");
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .keepAlive(false)
        .entity(Json.bytes(json -> ProblemAnswer.write(json, problem, detail)))
        .build();
  }
}
