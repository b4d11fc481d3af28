// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.PortException;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.room.Rooms;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// Leads from the name of a live room to the stored room. While the store does not answer, live
/// rooms work as if there was none. Safe for use by many threads.
public final class RoomAdmission {
  private static final System.Logger LOG = System.getLogger(RoomAdmission.class.getName());

  private final Rooms rooms;
  private final boolean strict;

  /// @param strict whether clients that say who they are must be in the row, if there is one
  public RoomAdmission(Rooms rooms, boolean strict) {
    this.rooms = rooms;
    this.strict = strict;
  }

  /// Opens the door of the stored room of this name, noting that `device` enters it.
  Door open(String name, String device) {
    try {
      Optional<Room> row = find(name);
      if (strict && row.isPresent() && !device.isEmpty() && !isIn(row.get(), device)) {
        return new Door.Closed();
      }
      return new Door.Open(row.flatMap(room -> rooms.enter(room, candidate(room, device))));
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a room was entered without its row", e);
      return new Door.Open(Optional.empty());
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
    return isIn(room, device)
        ? new Initiator.Chosen(new ParticipantId(device))
        : new Initiator.Open();
  }

  private static boolean isIn(Room room, String device) {
    return ParticipantId.isValid(device) && room.has(new ParticipantId(device));
  }

  /// The answer to a client that wants to enter a room.
  sealed interface Door {
    /// @param row the stored room, empty when there is none
    record Open(Optional<Room> row) implements Door {}

    /// The client is not in the row.
    record Closed() implements Door {}
  }
}
