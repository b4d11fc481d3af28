// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// What the sending client calls a message, so that a repeated send is recognised. Unique per
/// sending account.
///
/// @param text 1 to 64 visible ASCII characters, a UUID for example
public record ClientMessageId(String text) {
  public static final int MAX_LENGTH = 64;

  private static final int RANDOM_BYTES = 16;

  public ClientMessageId {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "client message id: expected 1..%d visible ASCII characters".formatted(MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be a client message id}
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /// {@return an id for a client that makes none; its repeated sends cannot be recognised}
  public static ClientMessageId random(RandomGenerator random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new ClientMessageId(HexFormat.of().formatHex(bytes));
  }
}
