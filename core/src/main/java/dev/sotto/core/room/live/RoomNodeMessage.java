// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.connection.Event;

/// A message from one node to another that has clients in the same live room.
public sealed interface RoomNodeMessage extends Event {
  /// Somebody has come or gone.
  record SeatsChanged(LiveRoomState seating) implements RoomNodeMessage {}

  /// A client has something for the other.
  ///
  /// @param to id of the client that it is for
  /// @param meeting [Meeting#since] of the meeting that it belongs to
  /// @param from id of the client that says it
  /// @param payload as the edge wrote it
  record Signal(String room, String to, long meeting, String from, String payload)
      implements RoomNodeMessage {}
}
