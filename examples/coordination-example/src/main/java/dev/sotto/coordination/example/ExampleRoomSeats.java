// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.Seat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The seats of the only node: what changes is what [LiveRoomState] says.
final class ExampleRoomSeats implements RoomSeats {
  private static final String NODE = "example";

  private final Map<String, LiveRoomState> occupied = new HashMap<>();
  private final LinkedHashMap<String, LiveRoomState> empty = new LinkedHashMap<>();
  private long version;

  @Override
  public String node() {
    return NODE;
  }

  @Override
  public synchronized LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
    LiveRoomState before = find(room).orElse(LiveRoomState.empty(room));
    return before.admits(seat) ? keep(before.with(seat, claimed, ++version)) : before;
  }

  @Override
  public synchronized LiveRoomState leave(String room, String client, LeaveReason how) {
    version++;
    return find(room)
        .map(before -> keep(before.without(client, how, version)))
        .orElse(LiveRoomState.vacated(room, how, version));
  }

  @Override
  public synchronized LiveRoomState mend(LiveRoomState known) {
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

  private Optional<LiveRoomState> find(String room) {
    return Optional.ofNullable(occupied.getOrDefault(room, empty.get(room)));
  }

  private LiveRoomState keep(LiveRoomState seating) {
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
