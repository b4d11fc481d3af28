// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

/// Code points that nobody sees, which the JDK does not tell: the property
/// Default_Ignorable_Code_Point of Unicode 16 (`DerivedCoreProperties.txt`).
final class DefaultIgnorable {
  /// First and last of each range, rising.
  private static final int[] RANGES = {
    0x00AD, 0x00AD, // soft hyphen
    0x034F, 0x034F, // combining grapheme joiner
    0x061C, 0x061C, // Arabic letter mark
    0x115F, 0x1160, // Hangul fillers
    0x17B4, 0x17B5, // Khmer inherent vowels
    0x180B, 0x180F, // Mongolian selectors and vowel separator
    0x200B, 0x200F, // zero-width space, joiners, marks of direction
    0x202A, 0x202E, // embeddings and overrides of direction
    0x2060, 0x206F, // word joiner, invisible operators, isolates of direction
    0x3164, 0x3164, // Hangul filler
    0xFE00, 0xFE0F, // variation selectors
    0xFEFF, 0xFEFF, // byte order mark
    0xFFA0, 0xFFA0, // half-width Hangul filler
    0xFFF0, 0xFFF8, // not assigned
    0x1BCA0, 0x1BCA3, // shorthand controls
    0x1D173, 0x1D17A, // musical controls
    0xE0000, 0xE0FFF, // tags, more variation selectors, not assigned
  };

  private DefaultIgnorable() {}

  static boolean contains(int codePoint) {
    for (int i = 0; i < RANGES.length; i += 2) {
      if (codePoint <= RANGES[i + 1]) {
        return codePoint >= RANGES[i];
      }
    }
    return false;
  }
}
