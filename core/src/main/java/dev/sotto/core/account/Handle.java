// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.text.Normalizer;
import java.util.Locale;

/// The one name under which an account logs in and is found: a phone number, a name or an e-mail
/// address.
///
/// @param text as its owner wrote it: 1 to 254 characters (RFC 5321 §4.5.3.1 for addresses),
///   neither control characters nor blanks at the ends
public record Handle(String text) {
  public static final int MAX_LENGTH = 254;

  public Handle {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "handle: %d chars (expected: 1..%d, no control characters, no blanks at the ends)"
              .formatted(text.length(), MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be a handle}
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.strip().length() == text.length()
        && text.codePoints().noneMatch(Handle::isForbidden);
  }

  /// {@return the form under which handles are compared: compatibility-normalised (NFKC), lower
  /// case}
  public String key() {
    return keyOf(text);
  }

  /// {@return the comparable form of any text, also of the beginning of a handle}
  public static String keyOf(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static boolean isForbidden(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
