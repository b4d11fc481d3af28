// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.auth.Authenticator;
import dev.sotto.api.auth.TokenVerification;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.session.Session;
import dev.sotto.core.text.AsciiText;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Finds out who calls. Safe for use by many threads.
public final class FoxTrotAuthenticator {
  private static final FoxTrotAuthentication.Unknown NO_TOKEN =
      new FoxTrotAuthentication.Unknown(
          json -> {
            json.writeStartObject();
            json.writeEndObject();
          });

  private final Authenticator authenticator;

  public FoxTrotAuthenticator(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /// {@return who sends the request, by its header `Authorization: JWT <token>`}
  ///
  /// @throws dev.sotto.core.PortException when the store of sessions does not answer
  public FoxTrotAuthentication of(Exchange exchange) {
    return exchange
        .header(HeaderNames.AUTHORIZATION)
        .flatMap(FoxTrotAuthenticator::token)
        .map(this::ofToken)
        .orElse(NO_TOKEN);
  }

  /// {@return whose token it is}
  ///
  /// @throws dev.sotto.core.PortException when the store of sessions does not answer
  public FoxTrotAuthentication ofToken(String token) {
    return switch (authenticator.verify(token)) {
      case TokenVerification.Malformed _ -> jwtError("jwt malformed");
      case TokenVerification.Forged _ -> jwtError("invalid signature");
      case TokenVerification.Expired(Instant at) -> expired(at);
      case TokenVerification.Good good -> {
        Optional<Session> session = authenticator.foxTrotSession(good);
        yield session.isPresent()
            ? new FoxTrotAuthentication.Known(session.get())
            : new FoxTrotAuthentication.Unknown(FoxTrotJson.sentence("Invalid Token!"));
      }
    };
  }

  /// {@return the token in an `Authorization` header; `JWT` is what clients send, `Bearer` what
  /// people type}
  public static Optional<String> token(String header) {
    int blank = header.indexOf(' ');
    if (blank < 0) {
      return Optional.empty();
    }
    String scheme = AsciiText.lower(header.substring(0, blank));
    String token = header.substring(blank + 1).strip();
    boolean known = scheme.equals("jwt") || scheme.equals("bearer");
    return known && !token.isEmpty() ? Optional.of(token) : Optional.empty();
  }

  private static FoxTrotAuthentication jwtError(String message) {
    return new FoxTrotAuthentication.Unknown(
        json -> {
          json.writeStartObject();
          writeError(json, "JsonWebTokenError", message);
          json.writeEndObject();
        });
  }

  private static FoxTrotAuthentication expired(Instant at) {
    return new FoxTrotAuthentication.Unknown(
        json -> {
          json.writeStartObject();
          writeError(json, "TokenExpiredError", "jwt expired");
          json.writeStringField("expiredAt", JsonCodec.time(at));
          json.writeEndObject();
        });
  }

  private static void writeError(JsonGenerator json, String name, String message)
      throws IOException {
    json.writeStringField("name", name);
    json.writeStringField("message", message);
  }
}
