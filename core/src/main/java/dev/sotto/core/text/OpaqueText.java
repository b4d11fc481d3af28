// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text that clients choose and the server only keeps and compares, unit by unit: tokens, keys,
/// bodies, codes.
public final class OpaqueText {
  private static final char REPLACEMENT = '\uFFFD';

  private OpaqueText() {}

  /// {@return whether every storage can keep `text`: 1 to `maxLength` UTF-16 units that are
  /// [storable][#isStorable]}
  public static boolean isValid(String text, int maxLength) {
    return !text.isEmpty() && text.length() <= maxLength && isStorable(text);
  }

  /// {@return whether every storage and encoding can hold `text`: well-formed and without NUL}
  public static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && isWellFormed(text);
  }

  /// {@return whether no half of a surrogate pair stands alone (The Unicode Standard, D84)}
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean pair =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /// {@return the text in UTF-8 bytes from a client, which must be exactly that: no overlong forms,
  /// no encoded halves of pairs, no other encoding (RFC 3629 §3)}
  public static String ofUtf8(byte[] bytes) throws CharacterCodingException {
    // Much faster than a decoder that reports; only a text with the replacement character may have
    // been something else.
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /// {@return whether [#ofUtf8] reads the bytes}
  public static boolean isUtf8(byte[] bytes) {
    for (byte unit : bytes) {
      if (unit < 0) {
        return isDecoded(bytes);
      }
    }
    return true;
  }

  private static boolean isDecoded(byte[] bytes) {
    try {
      String _ = ofUtf8(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// {@return the beginning of `text`: `maxLength` UTF-16 units at most, no pair cut in half}
  public static String beginning(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean splits =
        maxLength > 0
            && Character.isHighSurrogate(text.charAt(maxLength - 1))
            && Character.isLowSurrogate(text.charAt(maxLength));
    return text.substring(0, splits ? maxLength - 1 : maxLength);
  }
}
