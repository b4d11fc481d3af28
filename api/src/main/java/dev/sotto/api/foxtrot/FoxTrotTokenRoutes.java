// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotAuthenticator;
import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.call.turn.TurnCredentialIssuer;
import dev.sotto.core.limit.RateLimits;

/// The routes that answer a bad token with 401: checking the token, and the key of the TURN server.
final class FoxTrotTokenRoutes {
  private final FoxTrotAuthenticator callers;
  private final TurnCredentialIssuer turn;
  private final HandleCache handles;
  private final RequestLimiter guard;

  FoxTrotTokenRoutes(
      FoxTrotAuthenticator callers,
      TurnCredentialIssuer turn,
      HandleCache handles,
      RequestLimiter guard) {
    this.callers = callers;
    this.turn = turn;
    this.handles = handles;
    this.guard = guard;
  }

  void addTo(FoxTrotRouter routes) {
    routes.open("GET", "/validateToken", this::validate);
    routes.open("GET", "/turnServerKey", this::turnKey);
  }

  private void validate(Exchange exchange) {
    boolean valid = callers.of(exchange) instanceof FoxTrotAuthentication.Known;
    exchange.answer(
        valid ? 200 : 401,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("valid", valid);
          json.writeEndObject();
        });
  }

  private void turnKey(Exchange exchange) {
    if (!(callers.of(exchange) instanceof FoxTrotAuthentication.Known caller)) {
      exchange.answerEmpty(401);
      return;
    }
    String account = Long.toString(caller.account().value());
    guard.check(RateLimits.TURN_PER_ACCOUNT, account);
    var credential = turn.issue(handles.of(caller.account()));
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("username", credential.username());
          json.writeStringField("credential", credential.password());
          json.writeEndObject();
        });
  }
}
