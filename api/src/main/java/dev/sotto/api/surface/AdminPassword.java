// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.limit.RateLimitedAttempt;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.text.AsciiText;
import dev.sotto.core.text.Base64Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// The password with which the user `admin` sees what is not for everybody (HTTP Basic, RFC 7617).
/// Nobody else does, wherever the request comes from: a proxy on this machine that says nothing of
/// its clients cannot be told from somebody on this machine. Wrong ones count. Safe for use by many
/// threads.
public final class AdminPassword {
  private static final String SCHEME = "Basic ";

  private final byte[] expected;
  private final boolean isSet;
  private final RequestLimiter guard;

  /// @param password empty when there is none: then nobody knows it
  public AdminPassword(String password, RateLimiter limiter) {
    expected = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
    isSet = !password.isEmpty();
    guard = new RequestLimiter(limiter);
  }

  /// {@return whether there is one, and the client knows it}
  ///
  /// @throws ProblemException when there were too many wrong ones
  public boolean isGivenBy(Exchange exchange) {
    Optional<String> header = exchange.header("Authorization");
    if (header.isEmpty()) {
      return false;
    }
    RateLimitedAttempt attempt = guard.attempt(RateLimits.ADMIN_PER_ADDRESS, exchange);
    boolean given = isSet && isExpected(header.get());
    if (given) {
      attempt.giveBack();
    }
    return given;
  }

  private boolean isExpected(String header) {
    return AsciiText.startsWith(header, SCHEME)
        && Base64Text.decoded(header.substring(SCHEME.length()).strip())
            .filter(given -> MessageDigest.isEqual(expected, given))
            .isPresent();
  }
}
