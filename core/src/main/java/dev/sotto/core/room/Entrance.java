// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.PortException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// Leads from the name of a live room to the stored room. While the store does not answer, live
/// rooms work as if there was none. Safe for use by many threads.
public final class Entrance {
  private static final System.Logger LOG = System.getLogger(Entrance.class.getName());

  private final Rooms rooms;

  public Entrance(Rooms rooms) {
    this.rooms = rooms;
  }

  /// {@return the stored room of this name, noting that `device` enters it}
  Optional<Room> open(String name, String device) {
    try {
      return find(name).flatMap(room -> rooms.enter(room, candidate(room, device)));
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a room was entered without its row", e);
      return Optional.empty();
    }
  }

  /// {@return the stored room of this name}
  Optional<Room> find(String name) {
    try {
      return RoomId.isValid(name) ? rooms.find(new RoomId(name)) : Optional.empty();
    } catch (PortException e) {
      LOG.log(Level.WARNING, "the row of a room cannot be read", e);
      return Optional.empty();
    }
  }

  private static Initiator candidate(Room room, String device) {
    if (!ParticipantId.isValid(device)) {
      return new Initiator.Open();
    }
    var participant = new ParticipantId(device);
    return room.has(participant) ? new Initiator.Chosen(participant) : new Initiator.Open();
  }
}
