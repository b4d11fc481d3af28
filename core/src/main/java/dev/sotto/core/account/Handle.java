// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import dev.sotto.core.text.NameText;
import dev.sotto.core.text.OpaqueText;
import java.util.List;

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

  /// {@return whether `text` may be a handle: also one that was chosen under the rules of before}
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.strip().length() == text.length()
        && text.codePoints().noneMatch(NameText::isControl);
  }

  /// {@return whether a new account may choose `text`: nothing in it is invisible, nor blank at its
  /// ends}
  public static boolean isChoosable(String text) {
    return isValid(text) && NameText.isReadable(text);
  }

  /// {@return the form under which handles are compared, as [NameText#folded] says}
  public String key() {
    return keyOf(text);
  }

  /// {@return the comparable form of any text, also of the beginning of a handle. What is longer
  /// than a handle is as good as its beginning}
  public static String keyOf(String text) {
    return NameText.folded(OpaqueText.beginning(text, MAX_LENGTH));
  }

  /// {@return the forms under which the account may be kept, in the order in which to look: of two
  /// accounts whose handles have become the same since they were made, one has kept the form of
  /// before}
  public List<String> keys() {
    String key = key();
    String former = formerKey();
    return former.equals(key) ? List.of(key) : List.of(former, key);
  }

  /// {@return the form under which handles were compared up to schema 7, as
  /// [NameText#formerlyFolded] says}
  public String formerKey() {
    return NameText.formerlyFolded(text);
  }
}
