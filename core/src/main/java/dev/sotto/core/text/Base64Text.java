// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.util.Base64;
import java.util.Optional;

/// Bytes that are written as base64. Each bytes have one spelling: padded or not as is said here,
/// and without bits set that mean nothing (RFC 4648 §3.5).
public final class Base64Text {
  private Base64Text() {}

  /// {@return the bytes, empty when `text` is not how they are written with padding (RFC 4648 §4)}
  public static Optional<byte[]> decoded(String text) {
    return decoded(text, Base64.getDecoder(), Base64.getEncoder());
  }

  /// {@return the bytes, empty when `text` is not how they are written for URLs, without padding
  /// (RFC 4648 §5), as in JSON Web Tokens}
  public static Optional<byte[]> decodedUrl(String text) {
    return decoded(text, Base64.getUrlDecoder(), Base64.getUrlEncoder().withoutPadding());
  }

  private static Optional<byte[]> decoded(
      String text, Base64.Decoder decoder, Base64.Encoder encoder) {
    byte[] bytes;
    try {
      bytes = decoder.decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return encoder.encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
  }
}
