// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.room.Founder;
import dev.sotto.core.room.Parting;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.room.Seat;
import dev.sotto.core.room.Seating;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The seats of the only node: what changes is what [Seating] says.
final class ExampleRoomSeats implements RoomSeats {
  private static final String NODE = "example";

  private final Map<String, Seating> occupied = new HashMap<>();
  private final LinkedHashMap<String, Seating> empty = new LinkedHashMap<>();
  private long version;

  @Override
  public String node() {
    return NODE;
  }

  @Override
  public synchronized Seating take(String room, Seat seat, Founder claimed) {
    Seating before = find(room).orElse(Seating.empty(room));
    return before.admits(seat) ? keep(before.with(seat, claimed, ++version)) : before;
  }

  @Override
  public synchronized Seating leave(String room, String client, Parting how) {
    version++;
    return find(room)
        .map(before -> keep(before.without(client, how, version)))
        .orElse(Seating.vacated(room, how, version));
  }

  @Override
  public synchronized Seating mend(Seating known) {
    version++;
    return keep(
        find(known.room())
            .map(before -> before.mended(NODE, known, version))
            .orElse(known.at(version)));
  }

  @Override
  public synchronized List<Occupied> occupied(int limit) {
    return occupied.values().stream()
        .limit(limit)
        .map(seating -> new Occupied(seating.room(), seating.seats().size()))
        .toList();
  }

  @Override
  public Renewal renew() {
    return new Renewal(false, List.of(), List.of());
  }

  private Optional<Seating> find(String room) {
    return Optional.ofNullable(occupied.getOrDefault(room, empty.get(room)));
  }

  private Seating keep(Seating seating) {
    occupied.remove(seating.room());
    empty.remove(seating.room());
    if (!seating.seats().isEmpty()) {
      occupied.put(seating.room(), seating);
    } else if (seating.founder().isWorthKeeping()) {
      empty.put(seating.room(), seating);
      if (empty.size() > REMEMBERED) {
        empty.pollFirstEntry();
      }
    }
    return seating;
  }
}
