// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.util.Arrays;

/// The mark that some editors put before UTF-8 text in a file (The Unicode Standard, 23.8). It is
/// no part of the text.
public final class ByteOrderMark {
  private static final String TEXT = "\uFEFF";
  private static final byte[] BYTES = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private ByteOrderMark() {}

  /// {@return `text` without one at its beginning}
  public static String removed(String text) {
    return text.startsWith(TEXT) ? text.substring(1) : text;
  }

  /// {@return the bytes of UTF-8 text without one at their beginning}
  public static byte[] removed(byte[] utf8) {
    boolean marked =
        utf8.length >= BYTES.length && Arrays.equals(utf8, 0, BYTES.length, BYTES, 0, BYTES.length);
    return marked ? Arrays.copyOfRange(utf8, BYTES.length, utf8.length) : utf8;
  }
}
