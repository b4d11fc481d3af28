// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotContext;
import dev.sotto.api.http.Exchange;
import dev.sotto.core.limit.RateLimits;

/// The routes that answer a bad token with 401: checking the token, and the key of the TURN server.
final class FoxTrotTokenRoutes {
  private final FoxTrotContext facade;

  FoxTrotTokenRoutes(FoxTrotContext facade) {
    this.facade = facade;
  }

  void addTo(FoxTrotRouter routes) {
    routes.open("GET", "/validateToken", this::validate);
    routes.open("GET", "/turnServerKey", this::turnKey);
  }

  private void validate(Exchange exchange) {
    boolean valid = facade.callers().of(exchange) instanceof FoxTrotAuthentication.Known;
    exchange.answer(
        valid ? 200 : 401,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("valid", valid);
          json.writeEndObject();
        });
  }

  private void turnKey(Exchange exchange) {
    if (!(facade.callers().of(exchange) instanceof FoxTrotAuthentication.Known caller)) {
      exchange.answerEmpty(401);
      return;
    }
    String account = Long.toString(caller.account().value());
    facade.guard().check(RateLimits.TURN_PER_ACCOUNT, account);
    var credential = facade.sotto().calls().turn().issue(facade.handles().of(caller.account()));
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
