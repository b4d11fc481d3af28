// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.text.Normalizer;

/// Text that people type without seeing it: keyboards write one letter in several ways.
public final class SecretText {
  /// The longest text that may be prepared, in UTF-16 units. Composing takes time that grows with
  /// the square of the number of combining marks in a row: 120,000 of them take ten seconds.
  public static final int MAX_LENGTH = 1_024;

  private SecretText() {}

  /// {@return the form in which passwords are hashed: blanks of any kind are U+0020, letters are
  /// composed (NFC), as the profile OpaqueString of RFC 8265 §4.2 says}
  ///
  /// @param text [#MAX_LENGTH] UTF-16 units at most
  public static String prepared(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "secret: %d chars (expected: %d at most)".formatted(text.length(), MAX_LENGTH));
    }
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .map(
            codePoint ->
                Character.getType(codePoint) == Character.SPACE_SEPARATOR ? ' ' : codePoint)
        .forEach(plain::appendCodePoint);
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }
}
