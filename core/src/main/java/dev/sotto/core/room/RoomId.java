// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Names a room. It is the only credential of the room: whoever knows it may enter and delete it.
///
/// @param text 48 lower-case hexadecimal digits
public record RoomId(String text) {
  private static final int BYTES = 24;

  public RoomId {
    if (!isValid(text)) {
      throw new IllegalArgumentException("room id: expected 48 lower-case hexadecimal digits");
    }
  }

  /// {@return an id that nobody can guess}
  public static RoomId random(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RoomId(HexFormat.of().formatHex(bytes));
  }

  /// {@return whether `text` may be the id of a room}
  public static boolean isValid(String text) {
    return text.length() == 2 * BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  @Override
  public String toString() {
    return "RoomId[%s…]".formatted(text.substring(0, 8));
  }
}
