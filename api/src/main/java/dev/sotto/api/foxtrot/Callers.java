// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Json;
import dev.sotto.api.token.Authenticator;
import dev.sotto.api.token.Verification;
import dev.sotto.core.session.Session;
import dev.sotto.core.text.AsciiText;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Finds out who calls. Safe for use by many threads.
final class Callers {
  private static final Caller.Unknown NO_TOKEN =
      new Caller.Unknown(
          json -> {
            json.writeStartObject();
            json.writeEndObject();
          });

  private final Authenticator authenticator;

  Callers(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /// {@return who sends the request, by its header `Authorization: JWT <token>`}
  ///
  /// @throws dev.sotto.core.PortException when the store of sessions does not answer
  Caller of(Exchange exchange) {
    return exchange
        .header(HeaderNames.AUTHORIZATION)
        .flatMap(Callers::token)
        .map(this::ofToken)
        .orElse(NO_TOKEN);
  }

  /// {@return whose token it is}
  ///
  /// @throws dev.sotto.core.PortException when the store of sessions does not answer
  Caller ofToken(String token) {
    return switch (authenticator.verify(token)) {
      case Verification.Malformed _ -> jwtError("jwt malformed");
      case Verification.Forged _ -> jwtError("invalid signature");
      case Verification.Expired(Instant at) -> expired(at);
      case Verification.Good good -> {
        Optional<Session> session = authenticator.foxTrotSession(good);
        yield session.isPresent()
            ? new Caller.Known(session.get())
            : new Caller.Unknown(Answers.sentence("Invalid Token!"));
      }
    };
  }

  /// {@return the token in an `Authorization` header; `JWT` is what clients send, `Bearer` what
  /// people type}
  static Optional<String> token(String header) {
    int blank = header.indexOf(' ');
    if (blank < 0) {
      return Optional.empty();
    }
    String scheme = AsciiText.lower(header.substring(0, blank));
    String token = header.substring(blank + 1).strip();
    boolean known = scheme.equals("jwt") || scheme.equals("bearer");
    return known && !token.isEmpty() ? Optional.of(token) : Optional.empty();
  }

  private static Caller jwtError(String message) {
    return new Caller.Unknown(
        json -> {
          json.writeStartObject();
          writeError(json, "JsonWebTokenError", message);
          json.writeEndObject();
        });
  }

  private static Caller expired(Instant at) {
    return new Caller.Unknown(
        json -> {
          json.writeStartObject();
          writeError(json, "TokenExpiredError", "jwt expired");
          json.writeStringField("expiredAt", Json.time(at));
          json.writeEndObject();
        });
  }

  private static void writeError(JsonGenerator json, String name, String message)
      throws IOException {
    json.writeStringField("name", name);
    json.writeStringField("message", message);
  }
}
