// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.relay;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Names a relayed message.
///
/// @param text 32 lower-case hexadecimal digits, 128 random bits
public record RelayedMessageId(String text) {
  private static final int BYTES = 16;

  public RelayedMessageId {
    if (!isValid(text)) {
      throw new IllegalArgumentException("relay id: expected 32 hexadecimal digits");
    }
  }

  /// {@return whether `text` may be a relay id}
  public static boolean isValid(String text) {
    return text.length() == 2 * BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /// {@return a new id drawn from `random`, which must be cryptographically strong}
  public static RelayedMessageId random(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RelayedMessageId(HexFormat.of().formatHex(bytes));
  }
}
