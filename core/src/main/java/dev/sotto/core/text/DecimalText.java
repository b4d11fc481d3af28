// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.util.OptionalLong;

/// Whole numbers that clients write as text. Each number has one spelling: digits 0 to 9, no sign,
/// no zero before other digits. Two spellings of one number would be two names of one thing for
/// whoever stands in front and counts, caches or filters by name.
public final class DecimalText {
  /// No number of ours has more: those of 64 bits end within 19 digits.
  private static final int MAX_DIGITS = 18;

  private DecimalText() {}

  /// {@return the number, 0 to 999,999,999,999,999,999; empty when `text` is not written as one}
  public static OptionalLong parse(String text) {
    boolean written =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.length() == 1 || text.charAt(0) != '0');
    return written ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /// {@return the number; empty when `text` is not written as one, or it is not from `min` to
  /// `max`}
  public static OptionalLong parse(String text, long min, long max) {
    OptionalLong number = parse(text);
    return number.isPresent() && number.getAsLong() >= min && number.getAsLong() <= max
        ? number
        : OptionalLong.empty();
  }
}
