// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

/// Where a push service reaches a device.
///
/// @param text 1 to 4,096 characters but NUL, as the push service made them; never logged
public record PushToken(String text) {
  public static final int MAX_LENGTH = 4_096;

  public PushToken {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "push token: %d chars (expected: 1..%d, none of them NUL)"
              .formatted(text.length(), MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be a push token}
  public static boolean isValid(String text) {
    return !text.isBlank() && text.length() <= MAX_LENGTH && text.indexOf('\0') < 0;
  }

  @Override
  public String toString() {
    return "PushToken[…]";
  }
}
