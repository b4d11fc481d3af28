// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import dev.sotto.core.text.OpaqueText;
import dev.sotto.core.text.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A password as its owner typed it.
///
/// @param text 1 to 72 UTF-8 bytes, as typed or [prepared][#prepared]: bcrypt ignores what follows,
///   so longer ones are refused instead of cut
public record Password(String text) {
  public static final int MAX_BYTES = 72;

  /// The shortest that a new account may choose (NIST SP 800-63B §5.1.1.2). Surfaces of older
  /// systems may allow less.
  public static final int MIN_CHOSEN_LENGTH = 8;

  /// The longest text that may be one once its letters are composed: a letter becomes four UTF-16
  /// units at most when it is taken apart (Unicode FAQ on normalisation).
  private static final int MAX_TYPED_LENGTH = 4 * MAX_BYTES;

  public Password {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "password: expected 1..%d UTF-8 bytes".formatted(MAX_BYTES));
    }
  }

  /// {@return whether `text` may be a password}
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_TYPED_LENGTH
        && OpaqueText.isStorable(text)
        && (fits(text) || fits(SecretText.prepared(text)));
  }

  /// {@return whether a new password may be `text`, whatever its length in characters}
  public static boolean isChoosable(String text) {
    return isValid(text) && fits(SecretText.prepared(text));
  }

  /// {@return whether it is long enough for accounts made by surfaces of today}
  public static boolean isLongEnough(String text) {
    return text.codePointCount(0, text.length()) >= MIN_CHOSEN_LENGTH;
  }

  private static boolean fits(String text) {
    return text.length() <= MAX_BYTES && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  /// {@return the form of which a new hash is made: whatever keyboard wrote the letters}
  public String prepared() {
    return SecretText.prepared(text);
  }

  /// {@return the forms of which an existing hash may have been made: the [prepared][#prepared] one
  /// and, for hashes of before, the password as it was typed. One for nearly all passwords; as many
  /// for those of nobody, so that the time of a check tells nothing}
  public List<String> forms() {
    return Stream.of(prepared(), text).distinct().filter(Password::fits).toList();
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
