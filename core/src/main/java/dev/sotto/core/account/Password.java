// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.nio.charset.StandardCharsets;

/// A password as its owner typed it.
///
/// @param text 1 to 72 UTF-8 bytes: bcrypt ignores what follows, so longer ones are refused instead
///   of cut
public record Password(String text) {
  public static final int MAX_BYTES = 72;

  /// The shortest that a new account may choose (NIST SP 800-63B §5.1.1.2). Surfaces of older
  /// systems may allow less.
  public static final int MIN_CHOSEN_LENGTH = 8;

  public Password {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "password: expected 1..%d UTF-8 bytes".formatted(MAX_BYTES));
    }
  }

  /// {@return whether `text` may be a password}
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_BYTES
        && text.indexOf('\0') < 0
        && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
