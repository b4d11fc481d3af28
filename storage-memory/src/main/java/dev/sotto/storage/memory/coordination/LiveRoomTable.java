// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.RoomSeats.Occupied;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The seatings of rooms in which somebody is, and of the last that have become empty and remember
/// who opens connections in them. Guarded by its owner.
final class LiveRoomTable {
  private final Map<String, LiveRoomState> rooms = new HashMap<>();
  private final LinkedHashMap<String, LiveRoomState> empty = new LinkedHashMap<>();
  private final long most;

  /// What the empty ones take.
  private long bytes;

  private long versions;

  LiveRoomTable() {
    this(Runtime.getRuntime().maxMemory() / Bound.EMPTY_ROOMS.most());
  }

  /// @param most bytes that empty rooms may take
  LiveRoomTable(long most) {
    this.most = most;
  }

  /// {@return a version higher than all before}
  long next() {
    versions++;
    return versions;
  }

  Optional<LiveRoomState> find(String room) {
    return Optional.ofNullable(rooms.getOrDefault(room, empty.get(room)));
  }

  List<LiveRoomState> occupied() {
    return List.copyOf(rooms.values());
  }

  List<Occupied> occupied(int limit) {
    return rooms.values().stream()
        .limit(limit)
        .map(seating -> new Occupied(seating.room(), seating.seats().size()))
        .toList();
  }

  LiveRoomState keep(LiveRoomState seating) {
    String room = seating.room();
    rooms.remove(room);
    LiveRoomState before = empty.remove(room);
    bytes -= before == null ? 0 : size(before);
    if (!seating.seats().isEmpty()) {
      rooms.put(room, seating);
    } else if (seating.founder().isWorthKeeping()) {
      empty.put(room, seating);
      bytes += size(seating);
      while (empty.size() > RoomSeats.REMEMBERED || bytes > most) {
        bytes -= size(empty.pollFirstEntry().getValue());
      }
    }
    return seating;
  }

  /// {@return bytes of the heap, about}
  private static long size(LiveRoomState seating) {
    return HeapEstimate.of(seating.room()) + HeapEstimate.of(seating.founder().device());
  }

  void clear() {
    rooms.clear();
    empty.clear();
    bytes = 0;
  }
}
