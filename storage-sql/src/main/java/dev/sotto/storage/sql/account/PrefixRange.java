// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.account.Handle;

/// Turns "starts with" into a range of an index whose order is that of code points.
final class PrefixRange {
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private PrefixRange() {}

  /// {@return whether a database can store the text: no half of a surrogate pair, no NUL}
  static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /// {@return the least text above all keys that start with `prefix`}
  static String end(String prefix) {
    int length = prefix.length();
    while (length > 0) {
      int last = prefix.codePointBefore(length);
      length -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return prefix.substring(0, length) + Character.toString(next);
      }
    }
    // Longer than any run of this character that a handle may hold.
    return LAST.repeat(Handle.MAX_LENGTH);
  }
}
