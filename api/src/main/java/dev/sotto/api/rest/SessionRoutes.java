// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.Sessions;
import java.io.IOException;

/// The sessions of the caller's account.
final class SessionRoutes {
  private final Sessions sessions;
  private final NativeAuthenticator caller;

  SessionRoutes(Sessions sessions, NativeAuthenticator caller) {
    this.sessions = sessions;
    this.caller = caller;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/auth/sessions").get(this::list).delete(this::endOthers).end();
    Resource.at(routes, "/api/auth/sessions/{id}").delete(this::end).end();
  }

  private void list(Exchange exchange) {
    Session current = caller.session(exchange);
    DataResponse.ok(
        exchange,
        "sessions",
        DataResponse.array(
            sessions.list(current.device().account()),
            (json, session) -> write(json, session, session.id().equals(current.id()))));
  }

  private void end(Exchange exchange) {
    Session current = caller.session(exchange);
    String id = exchange.pathParameter("id");
    if (!SessionId.isValid(id) || !sessions.end(current.device().account(), new SessionId(id))) {
      throw new ProblemException(Problem.NOT_FOUND, "the account has no such session");
    }
    DataResponse.done(exchange, "session ended");
  }

  private void endOthers(Exchange exchange) {
    Session current = caller.session(exchange);
    sessions.endOthers(current);
    DataResponse.done(exchange, "other sessions ended");
  }

  private static void write(JsonGenerator json, Session session, boolean current)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", session.id().text());
    json.writeNumberField("deviceId", session.device().device().value());
    json.writeStringField("createdAt", JsonCodec.time(session.createdAt()));
    json.writeStringField("lastUsedAt", JsonCodec.time(session.lastUsedAt()));
    json.writeStringField("expiresAt", JsonCodec.time(session.expiresAt()));
    json.writeBooleanField("current", current);
    json.writeEndObject();
  }
}
