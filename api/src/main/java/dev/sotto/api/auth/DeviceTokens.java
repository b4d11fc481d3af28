// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import dev.sotto.core.text.Base64Text;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Proofs that a device has been let in to a handle before. They open nothing: who has one has a
/// budget of failures for itself. Signed, so that nobody must keep them. Safe for use by many
/// threads.
final class DeviceTokens {
  private static final int NAME_BYTES = 16;
  private static final int MAC_BYTES = 32;
  private static final int KEY_BYTES = 32;
  private static final int LENGTH = 4 * (NAME_BYTES + MAC_BYTES) / 3;

  private final SecretKey key;
  private final RandomGenerator random;

  /// @param secret the same on all nodes
  /// @param random cryptographically strong
  public DeviceTokens(String secret, RandomGenerator random) {
    this.key = key(secret);
    this.random = random;
  }

  /// {@return a new token for `handle`, a hash}
  String issue(String handle) {
    var name = new byte[NAME_BYTES];
    random.nextBytes(name);
    byte[] token = Arrays.copyOf(name, NAME_BYTES + MAC_BYTES);
    System.arraycopy(mac(name, handle), 0, token, NAME_BYTES, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /// {@return the name of the device, empty when `token` was not made here for `handle`}
  String verify(String handle, String token) {
    return token.length() == LENGTH
        ? Base64Text.decodedUrl(token).map(bytes -> name(handle, bytes)).orElse("")
        : "";
  }

  private String name(String handle, byte[] token) {
    byte[] name = Arrays.copyOf(token, NAME_BYTES);
    byte[] given = Arrays.copyOfRange(token, NAME_BYTES, token.length);
    return MessageDigest.isEqual(mac(name, handle), given) ? HexFormat.of().formatHex(name) : "";
  }

  private byte[] mac(byte[] name, String handle) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(name);
      return mac.doFinal(handle.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /// A key of its own (HKDF, RFC 5869), so that the operator has one secret less to keep.
  private static SecretKey key(String secret) {
    try {
      var ikm = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "Generic");
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(ikm)
              .thenExpand("sotto device tokens".getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
    }
  }
}
