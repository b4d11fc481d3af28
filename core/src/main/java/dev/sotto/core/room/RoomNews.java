// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.live.Event;

/// What one node tells another that has clients in the same live room.
public sealed interface RoomNews extends Event {
  /// Somebody has come or gone.
  record SeatsChanged(Seating seating) implements RoomNews {}

  /// A client has something for the other.
  ///
  /// @param to id of the client that it is for
  /// @param meeting [Meeting#since] of the meeting that it belongs to
  /// @param from id of the client that says it
  /// @param payload as the edge wrote it
  record Signal(String room, String to, long meeting, String from, String payload)
      implements RoomNews {}
}
