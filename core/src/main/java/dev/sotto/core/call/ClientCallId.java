// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

/// The calling client's name for a call, so that a repeated invite is recognised. Unique per
/// calling account.
///
/// @param text 1 to 64 visible ASCII characters, a UUID for example
public record ClientCallId(String text) {
  public static final int MAX_LENGTH = 64;

  public ClientCallId {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "client call id: expected 1..%d visible ASCII characters".formatted(MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be a client call id}
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
