// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

/// Words of protocols that are written in any letter case: paths, schemes, types. Only A to Z have
/// two cases there; letters of other scripts that become one of those (the Kelvin sign, the long s)
/// are other words.
public final class AsciiText {
  private AsciiText() {}

  /// {@return `text` with the letters A to Z small, and all else as it is}
  public static String lower(String text) {
    var lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return lower.toString();
  }

  /// {@return whether `text` begins with `word`, whatever the case of the letters A to Z}
  public static boolean startsWith(String text, String word) {
    return text.length() >= word.length()
        && lower(text.substring(0, word.length())).equals(lower(word));
  }
}
