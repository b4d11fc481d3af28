// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import dev.sotto.core.text.OpaqueText;

/// The public key that an account shows to its contacts; opaque to the server.
///
/// @param text up to 4,096 UTF-16 units, well-formed and without NUL, as the client wrote them;
///   empty when the account has published none
public record PublicKey(String text) {
  public static final int MAX_LENGTH = 4_096;

  /// The account has published no key.
  public static final PublicKey NONE = new PublicKey("");

  public PublicKey {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "public key: %d chars (expected: at most %d, well-formed, without NUL)"
              .formatted(text.length(), MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be a public key}
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && OpaqueText.isStorable(text);
  }

  /// {@return whether a key has been published}
  public boolean isPresent() {
    return !text.isEmpty();
  }
}
