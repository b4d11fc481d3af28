// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The refresh token that follows on each: an HMAC of it under a key of the server. Who has a token
/// cannot tell the next one; each node can, as often as it is asked, and nobody needs to keep it.
/// Safe for use by many threads.
public final class RefreshTokenDerivation {
  private static final int KEY_BYTES = 32;

  private final SecretKey key;

  private RefreshTokenDerivation(SecretKey key) {
    this.key = key;
  }

  /// {@return those of an installation}
  ///
  /// @param secret the same on all nodes; a key of its own is made from it (HKDF, RFC 5869)
  public static RefreshTokenDerivation of(SecretKey secret) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .thenExpand("sotto refresh tokens".getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      return new RefreshTokenDerivation(
          KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
    }
  }

  /// {@return those of a process that no other shares sessions with, or that refreshes none}
  ///
  /// @param random cryptographically strong
  public static RefreshTokenDerivation ofItsOwn(RandomGenerator random) {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new RefreshTokenDerivation(new SecretKeySpec(bytes, "HmacSHA256"));
  }

  RefreshToken of(RefreshToken presented) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] next = mac.doFinal(presented.text().getBytes(StandardCharsets.UTF_8));
      return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(next));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
