// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.room.RoomSeats.Occupied;
import dev.sotto.core.room.Seating;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The seatings of rooms in which somebody is, and of the last that have become empty and remember
/// who opens connections in them. Guarded by its owner.
final class SeatTable {
  private final Map<String, Seating> rooms = new HashMap<>();
  private final LinkedHashMap<String, Seating> empty = new LinkedHashMap<>();
  private long versions;

  /// {@return a version higher than all before}
  long next() {
    versions++;
    return versions;
  }

  Optional<Seating> find(String room) {
    return Optional.ofNullable(rooms.getOrDefault(room, empty.get(room)));
  }

  List<Seating> occupied() {
    return List.copyOf(rooms.values());
  }

  List<Occupied> occupied(int limit) {
    return rooms.values().stream()
        .limit(limit)
        .map(seating -> new Occupied(seating.room(), seating.seats().size()))
        .toList();
  }

  Seating keep(Seating seating) {
    String room = seating.room();
    rooms.remove(room);
    empty.remove(room);
    if (!seating.seats().isEmpty()) {
      rooms.put(room, seating);
    } else if (seating.founder().isWorthKeeping()) {
      empty.put(room, seating);
      if (empty.size() > RoomSeats.REMEMBERED) {
        empty.pollFirstEntry();
      }
    }
    return seating;
  }

  void clear() {
    rooms.clear();
    empty.clear();
  }
}
