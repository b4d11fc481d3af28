// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.util.Base64;
import java.util.Optional;

/// Bytes that clients write as base64 with padding (RFC 4648 §4). Each bytes have one spelling:
/// neither without padding, nor with bits set that mean nothing (§3.5).
public final class Base64Text {
  private Base64Text() {}

  /// {@return the bytes, empty when `text` is not how they are written}
  public static Optional<byte[]> decoded(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Base64.getEncoder().encodeToString(bytes).equals(text)
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
