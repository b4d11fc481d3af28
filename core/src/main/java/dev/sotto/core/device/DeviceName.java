// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.device;

import dev.sotto.core.text.OpaqueText;

/// The name that its owner gives a device, shown in the list of sessions.
///
/// @param text up to 64 UTF-16 units, well-formed, no control characters; may be empty
public record DeviceName(String text) {
  public static final int MAX_LENGTH = 64;

  public DeviceName {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "device name: %d chars (expected: at most %d, well-formed, no control characters)"
              .formatted(text.length(), MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be a device name}
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH
        && OpaqueText.isWellFormed(text)
        && text.chars().noneMatch(Character::isISOControl);
  }
}
