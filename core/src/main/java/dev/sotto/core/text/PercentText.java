// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/// Text as it stands in a URL: some bytes of its UTF-8 are written as `%C3%A4` (RFC 3986 §2.1).
public final class PercentText {
  private static final int HEX = 16;

  private PercentText() {}

  /// {@return the text that is meant. A plus is a plus}
  ///
  /// @throws CharacterCodingException when a percent sign has not two digits behind it, or when the
  ///   bytes are no UTF-8
  public static String decoded(String text) throws CharacterCodingException {
    if (!OpaqueText.isWellFormed(text)) {
      throw new MalformedInputException(1);
    }
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    var meant = new ByteArrayOutputStream(written.length);
    for (int i = 0; i < written.length; i++) {
      if (written[i] == '%') {
        meant.write(HEX * digit(written, i + 1) + digit(written, i + 2));
        i += 2;
      } else {
        meant.write(written[i]);
      }
    }
    return OpaqueText.ofUtf8(meant.toByteArray());
  }

  private static int digit(byte[] written, int at) throws CharacterCodingException {
    int digit = at < written.length ? Character.digit(written[at], HEX) : -1;
    if (digit < 0) {
      throw new MalformedInputException(1);
    }
    return digit;
  }
}
