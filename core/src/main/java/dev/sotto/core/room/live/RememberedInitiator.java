// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.bound.Bound;

/// Whom a live room remembers as the one who opens connections.
///
/// @param device what it calls itself; empty when nobody is known
/// @param stored whether the row of the room says so, which counts more than what is remembered
public record RememberedInitiator(String device, boolean stored) {
  /// Nobody is known.
  public static final RememberedInitiator UNKNOWN = new RememberedInitiator("", false);

  /// {@return what `device` claims to be in the room of that name, which has no row: nothing where
  /// too much would have to be remembered}
  static RememberedInitiator claimed(String room, String device) {
    return room.length() + device.length() > Bound.EMPTY_ROOM.most()
        ? UNKNOWN
        : new RememberedInitiator(device, false);
  }

  RememberedInitiator or(RememberedInitiator claimed) {
    return claimed.stored || device.isEmpty() ? claimed : this;
  }

  /// {@return whether nobody else remembers it once the room is empty}
  public boolean isWorthKeeping() {
    return !stored && !device.isEmpty();
  }
}
