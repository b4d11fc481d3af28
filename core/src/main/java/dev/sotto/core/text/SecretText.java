// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.text.Normalizer;

/// Text that people type without seeing it: keyboards write one letter in several ways.
public final class SecretText {
  private SecretText() {}

  /// {@return the form in which passwords are hashed: blanks of any kind are U+0020, letters are
  /// composed (NFC), as the profile OpaqueString of RFC 8265 §4.2 says}
  public static String prepared(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .map(
            codePoint ->
                Character.getType(codePoint) == Character.SPACE_SEPARATOR ? ' ' : codePoint)
        .forEach(plain::appendCodePoint);
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }
}
