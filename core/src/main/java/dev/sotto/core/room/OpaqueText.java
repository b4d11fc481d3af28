// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import java.nio.charset.StandardCharsets;

/// Text that clients choose and the server only compares.
final class OpaqueText {
  private OpaqueText() {}

  /// {@return whether every storage can keep `text`: no NUL, no half of a surrogate pair}
  static boolean isValid(String text, int maxLength) {
    return !text.isEmpty()
        && text.length() <= maxLength
        && text.indexOf('\0') < 0
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
