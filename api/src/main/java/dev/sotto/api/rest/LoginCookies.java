// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.requester.AllowedOrigins;
import dev.sotto.api.requester.Requester;
import dev.sotto.core.session.RefreshToken;
import dev.sotto.core.session.Sessions;
import io.helidon.http.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps the refresh token and the device token of a browser where no script reads them, and where
/// they are sent to no other path than those that need them. Safe for use by many threads.
final class LoginCookies {
  private static final String NAME = "sotto_refresh";
  private static final String DEVICE = "sotto_device";
  private static final Duration DEVICE_KEPT = Duration.ofDays(365);

  private final AllowedOrigins origins;

  LoginCookies(AllowedOrigins origins) {
    this.origins = origins;
  }

  /// Refuses a log-in into cookies by a foreign page, which could else log a browser in as somebody
  /// else.
  void check(Exchange exchange, LoginRequest request) {
    if (request.cookie()) {
      requireOwnPage(exchange);
    }
  }

  /// Refuses pages that may neither be given a cookie nor use one: those of foreign origins, also
  /// where every origin may call (Fetch standard §3.2.5: `*` is without credentials).
  void requireOwnPage(Exchange exchange) {
    String origin = exchange.header("Origin").orElse("");
    if (!origins.admitCredentials(origin, Requester.of(exchange))) {
      throw new ProblemException(
          Problem.FORBIDDEN_ORIGIN, "pages of this origin may not use the cookie");
    }
  }

  /// {@return the token in the request's cookie, empty when it has none}
  Optional<RefreshToken> read(Exchange exchange) {
    return exchange
        .request()
        .headers()
        .cookies()
        .first(NAME)
        .asOptional()
        .filter(text -> !text.isEmpty())
        .map(RefreshToken::new);
  }

  /// {@return the device token in the request's cookie, empty when it has none}
  String readDevice(Exchange exchange) {
    return exchange.request().headers().cookies().first(DEVICE).orElse("");
  }

  /// Sets the cookie of the device, which stays when its session ends.
  void writeDevice(Exchange exchange, String token) {
    exchange
        .response()
        .headers()
        .addCookie(cookie(exchange, DEVICE, token).maxAge(DEVICE_KEPT).build());
  }

  /// Sets the cookie.
  void write(Exchange exchange, RefreshToken token) {
    exchange
        .response()
        .headers()
        .addCookie(cookie(exchange, NAME, token.text()).maxAge(Sessions.REFRESHABLE_FOR).build());
  }

  /// Takes the cookie away.
  void clear(Exchange exchange) {
    exchange
        .response()
        .headers()
        .addCookie(cookie(exchange, NAME, "").expires(Instant.EPOCH).build());
  }

  private static SetCookie.Builder cookie(Exchange exchange, String name, String value) {
    return SetCookie.builder(name, value)
        .httpOnly(true)
        .sameSite(SetCookie.SameSite.STRICT)
        .path("/api/auth")
        .secure(Requester.of(exchange).isSecure());
  }
}
