// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Json;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemAnswer;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.io.IOException;
import java.util.Locale;

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
    return answer(request, status, headers, ours && message != null ? message : problem.title());
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    return answer(request, status, headers, Problem.ofStatus(status.code()).title());
  }

  /// The web server refuses before any surface sees the request, so the shape goes by the path.
  private static TransportResponse answer(
      TransportRequest request, Status status, ServerResponseHeaders headers, String detail) {
    boolean foxTrot = request.path().toLowerCase(Locale.ROOT).startsWith("/foxtrot-api");
    headers.set(
        HeaderNames.CONTENT_TYPE,
        foxTrot ? "application/json; charset=utf-8" : "application/problem+json");
    Problem problem = Problem.ofStatus(status.code());
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .keepAlive(false)
        .entity(
            Json.bytes(
                json -> {
                  if (foxTrot) {
                    writeMessage(json, detail);
                  } else {
                    ProblemAnswer.write(json, problem, detail);
                  }
                }))
        .build();
  }

  private static void writeMessage(JsonGenerator json, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("message", text);
    json.writeEndObject();
  }
}
