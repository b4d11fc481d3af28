// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.limit.Bound;

/// Whom a live room remembers as the one who opens connections.
///
/// @param device what it calls itself; empty when nobody is known
/// @param stored whether the row of the room says so, which counts more than what is remembered
public record Founder(String device, boolean stored) {
  /// Nobody is known.
  public static final Founder UNKNOWN = new Founder("", false);

  /// {@return what `device` claims to be in the room of that name, which has no row: nothing where
  /// too much would have to be remembered}
  static Founder claimed(String room, String device) {
    return room.length() + device.length() > Bound.EMPTY_ROOM.most()
        ? UNKNOWN
        : new Founder(device, false);
  }

  Founder or(Founder claimed) {
    return claimed.stored || device.isEmpty() ? claimed : this;
  }

  /// {@return whether nobody else remembers it once the room is empty}
  public boolean isWorthKeeping() {
    return !stored && !device.isEmpty();
  }
}
