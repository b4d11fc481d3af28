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
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != lower(text.charAt(i))) {
        return lowered(text);
      }
    }
    return text;
  }

  private static String lowered(String text) {
    var lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      lower.append(lower(text.charAt(i)));
    }
    return lower.toString();
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  /// {@return whether `text` begins with `word`, whatever the case of the letters A to Z}
  public static boolean startsWith(String text, String word) {
    boolean same = text.length() >= word.length();
    for (int i = 0; same && i < word.length(); i++) {
      same = lower(text.charAt(i)) == lower(word.charAt(i));
    }
    return same;
  }
}
