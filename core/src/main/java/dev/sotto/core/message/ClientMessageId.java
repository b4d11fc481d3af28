// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The name that a sending client gives to a message, so that a repeated send is recognised. Unique
/// per sending account.
///
/// A client that has no name for its messages is given one by the server, which begins with
/// [#BY_SERVER]. Nobody can repeat it, so storages need not look for an earlier one.
///
/// @param text 1 to 64 visible ASCII characters, a UUID for example
public record ClientMessageId(String text) {
  public static final int MAX_LENGTH = 64;

  /// The first character of names that the server has given: the last visible one, so that all
  /// others come before it.
  public static final char BY_SERVER = '~';

  private static final int RANDOM_BYTES = 16;

  public ClientMessageId {
    if (!isText(text)) {
      throw new IllegalArgumentException(
          "client message id: expected 1..%d visible ASCII characters".formatted(MAX_LENGTH));
    }
  }

  /// {@return whether a client may use `text`}
  public static boolean isValid(String text) {
    return isText(text) && text.charAt(0) != BY_SERVER;
  }

  private static boolean isText(String text) {
    boolean visible = !text.isEmpty() && text.length() <= MAX_LENGTH;
    for (int i = 0; visible && i < text.length(); i++) {
      visible = text.charAt(i) > ' ' && text.charAt(i) < 0x7f;
    }
    return visible;
  }

  /// {@return an id for a client that makes none; its repeated sends cannot be recognised}
  public static ClientMessageId random(RandomGenerator random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new ClientMessageId(BY_SERVER + HexFormat.of().formatHex(bytes));
  }

  /// {@return whether the server has given it}
  public boolean isByServer() {
    return text.charAt(0) == BY_SERVER;
  }
}
