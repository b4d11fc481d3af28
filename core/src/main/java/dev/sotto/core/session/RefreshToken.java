// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The token that a client exchanges, once, for its next access token.
///
/// @param text base64url of 256 random bits; the server stores only its hash
public record RefreshToken(String text) {
  private static final int BYTES = 32;

  /// {@return a new token drawn from `random`, which must be cryptographically strong}
  public static RefreshToken random(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// {@return SHA-256 of the text as 64 hexadecimal digits; a plain hash is enough for 256 random
  /// bits}
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RefreshToken[…]";
  }
}
