// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.text.OpaqueText;

/// The short code that one person tells another. Chosen by the client, usually six digits.
///
/// @param text 1 to 64 UTF-16 units, well-formed and without NUL
public record JoinCode(String text) {
  public static final int MAX_LENGTH = 64;

  public JoinCode {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "join code: %d chars (expected: 1..%d)".formatted(text.length(), MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be a code}
  public static boolean isValid(String text) {
    return OpaqueText.isValid(text, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return "JoinCode[…]";
  }
}
