// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The live rooms in which this node has somebody, or which it has to mend. Safe for use by many
/// threads.
final class LocalRooms {
  private final ConcurrentHashMap<String, Held> rooms = new ConcurrentHashMap<>();
  private final String node;
  private final Consumer<SeatHolder> onEnd;

  LocalRooms(String node, Consumer<SeatHolder> onEnd) {
    this.node = node;
    this.onEnd = onEnd;
  }

  /// {@return the room, which stays until it is released}
  LiveRoom hold(String name) {
    return rooms
        .compute(
            name,
            (_, held) ->
                held == null
                    ? new Held(new LiveRoom(name, node, onEnd), 1)
                    : new Held(held.room(), held.holders() + 1))
        .room();
  }

  /// Ends [#hold]. A room in which nobody is then goes.
  void release(LiveRoom room) {
    rooms.computeIfPresent(
        room.name(),
        (_, held) -> {
          int left = held.holders() - 1;
          return left == 0 && held.room().isOver() ? null : new Held(held.room(), left);
        });
  }

  Optional<LiveRoom> find(String name) {
    return Optional.ofNullable(rooms.get(name)).map(Held::room);
  }

  List<LiveRoom> all() {
    return rooms.values().stream().map(Held::room).toList();
  }

  private record Held(LiveRoom room, int holders) {}
}
