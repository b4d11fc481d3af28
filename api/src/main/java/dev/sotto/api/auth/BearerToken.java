// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import dev.sotto.core.text.AsciiText;
import java.util.Optional;

/// Reads `Authorization: Bearer …` (RFC 6750 §2.1).
public final class BearerToken {
  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /// {@return the token in the value of an `Authorization` header; empty for another scheme}
  public static Optional<String> in(String header) {
    return AsciiText.startsWith(header, SCHEME)
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
