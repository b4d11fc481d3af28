// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.text.OpaqueText;

/// A client's name for itself in one room. Whoever knows it may delete the room.
///
/// @param text 1 to 256 UTF-16 units, well-formed and without NUL, compared as it is
public record ParticipantId(String text) {
  public static final int MAX_LENGTH = 256;

  public ParticipantId {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "participant id: %d chars (expected: 1..%d)".formatted(text.length(), MAX_LENGTH));
    }
  }

  /// {@return whether `text` may be the id of a participant}
  public static boolean isValid(String text) {
    return OpaqueText.isValid(text, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return "ParticipantId[…]";
  }
}
