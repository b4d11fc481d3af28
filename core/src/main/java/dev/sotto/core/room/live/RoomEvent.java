// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.connection.Event;

/// An event for a client in a live room.
public sealed interface RoomEvent extends Event {
  /// One has entered.
  ///
  /// @param members how many are in the room now
  /// @param initiator whether the one who is told opens connections
  record Joined(String room, int members, boolean initiator) implements RoomEvent {}

  /// Both are there.
  ///
  /// @param initiator whether the one who is told opens connections
  record Ready(String room, boolean initiator) implements RoomEvent {}

  /// Two others are there already.
  record Full(String room) implements RoomEvent {}

  /// The other has left.
  record PeerLeft() implements RoomEvent {}

  /// The other's socket is gone.
  record PeerDisconnected() implements RoomEvent {}

  /// One has left.
  ///
  /// @param room empty when it was in none
  record Left(String room) implements RoomEvent {}

  /// Something from the other.
  ///
  /// @param from the client id of the other
  /// @param payload as the edge wrote it
  record Relayed(String from, String room, String payload) implements RoomEvent {
    @Override
    public int weight() {
      return 200 + payload.length();
    }
  }
}
