// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/// The password with which the user `admin` sees what is not for everybody (HTTP Basic, RFC 7617).
/// Safe for use by many threads.
public final class AdminPassword {
  private static final String SCHEME = "Basic ";

  private final byte[] expected;
  private final boolean isSet;

  /// @param password empty when none is set
  public AdminPassword(String password) {
    expected = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
    isSet = !password.isEmpty();
  }

  /// {@return whether there is one}
  public boolean isSet() {
    return isSet;
  }

  /// {@return whether there is one, and the client knows it}
  public boolean isGivenBy(Exchange exchange) {
    String header = exchange.header("Authorization").orElse("");
    if (!isSet || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      return MessageDigest.isEqual(expected, given);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
