// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.core.session.RefreshToken;
import dev.sotto.core.session.Sessions;
import io.helidon.http.SetCookie;
import java.time.Instant;
import java.util.Optional;

/// Keeps the refresh token of a browser where no script reads it, and where it is sent to no other
/// path than the one that needs it. Safe for use by many threads.
final class RefreshCookie {
  private static final String NAME = "sotto_refresh";

  private final boolean secure;

  /// @param publicUrl how clients reach the server
  RefreshCookie(String publicUrl) {
    secure = publicUrl.startsWith("https:");
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

  /// Sets the cookie.
  void write(Exchange exchange, RefreshToken token) {
    exchange
        .response()
        .headers()
        .addCookie(cookie(token.text()).maxAge(Sessions.REFRESHABLE_FOR).build());
  }

  /// Takes the cookie away.
  void clear(Exchange exchange) {
    exchange.response().headers().addCookie(cookie("").expires(Instant.EPOCH).build());
  }

  private SetCookie.Builder cookie(String value) {
    return SetCookie.builder(NAME, value)
        .httpOnly(true)
        .sameSite(SetCookie.SameSite.STRICT)
        .path("/api/auth")
        .secure(secure);
  }
}
