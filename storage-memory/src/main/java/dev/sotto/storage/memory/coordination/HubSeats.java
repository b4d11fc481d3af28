// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.RoomSeats.Occupied;
import dev.sotto.core.room.live.RoomSeats.Renewal;
import dev.sotto.core.room.live.Seat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// The seats at all nodes of a hub, guarded by the monitor.
final class HubSeats {
  private final InstantSource clock;
  private final LiveRoomTable table = new LiveRoomTable();
  private final Map<String, Instant> renewedAt = new HashMap<>();

  /// Nodes whose whole part is written: they have renewed since the seats were last lost.
  private final Set<String> remembered = new HashSet<>();

  /// Rooms of each node that others have changed.
  private final Map<String, Set<String>> news = new HashMap<>();

  private int names;

  HubSeats(InstantSource clock) {
    this.clock = clock;
  }

  /// {@return the name of one more node}
  synchronized String name() {
    names++;
    return "node" + names;
  }

  /// Changes a room for `node`.
  ///
  /// @param change makes of the room, empty when it is not known, and the next version what it is
  ///   to be
  synchronized LiveRoomState change(
      String node, String room, BiFunction<Optional<LiveRoomState>, Long, LiveRoomState> change) {
    renewedAt.putIfAbsent(node, clock.instant());
    Optional<LiveRoomState> known = table.find(room);
    Optional<LiveRoomState> before = known.map(this::living);
    LiveRoomState after = change.apply(before, table.next());
    tell(node, known.orElse(after), after);
    return table.keep(after);
  }

  /// Gives nodes one lease to show that they live.
  synchronized void vouch(Set<String> nodes) {
    nodes.forEach(node -> renewedAt.putIfAbsent(node, clock.instant()));
  }

  synchronized List<Occupied> occupied(int limit) {
    return table.occupied(limit);
  }

  synchronized Renewal renew(String node) {
    Instant now = clock.instant();
    Instant last = renewedAt.getOrDefault(node, now);
    if (Duration.between(last, now).compareTo(RoomSeats.RENEWAL.multipliedBy(2)) > 0) {
      renewedAt.replaceAll((other, at) -> isAlive(other) ? at : now);
    }
    renewedAt.put(node, now);
    List<LiveRoomState> orphaned = bury(node);
    boolean forgotten = remembered.add(node);
    Set<String> changed = news.remove(node);
    List<LiveRoomState> heard =
        changed == null
            ? List.of()
            : changed.stream().map(table::find).flatMap(Optional::stream).toList();
    return new Renewal(forgotten, heard, orphaned);
  }

  synchronized void wipe() {
    table.clear();
    renewedAt.clear();
    remembered.clear();
    news.clear();
  }

  private List<LiveRoomState> bury(String burying) {
    List<String> dead = renewedAt.keySet().stream().filter(node -> !isAlive(node)).toList();
    if (dead.isEmpty()) {
      return List.of();
    }
    var orphaned = new ArrayList<LiveRoomState>();
    for (LiveRoomState before : table.occupied()) {
      LiveRoomState after = living(before);
      if (!after.equals(before)) {
        tell(burying, before, after);
        table.keep(after);
        if (!after.seats().isEmpty()) {
          orphaned.add(after);
        }
      }
    }
    renewedAt.keySet().removeAll(dead);
    remembered.removeAll(dead);
    news.keySet().removeAll(dead);
    return orphaned;
  }

  /// {@return the room without the seats of dead nodes}
  private LiveRoomState living(LiveRoomState seating) {
    List<Seat> alive = seating.seats().stream().filter(seat -> isAlive(seat.node())).toList();
    return seating.keeping(alive, LeaveReason.LOST, table.next());
  }

  private boolean isAlive(String node) {
    Instant renewed = renewedAt.get(node);
    return renewed != null && clock.instant().isBefore(renewed.plus(RoomSeats.LEASE));
  }

  private void tell(String teller, LiveRoomState before, LiveRoomState after) {
    if (after.version() == before.version()) {
      return;
    }
    var nodes = new HashSet<String>(before.nodes());
    nodes.addAll(after.nodes());
    nodes.remove(teller);
    nodes.forEach(node -> news.computeIfAbsent(node, _ -> new HashSet<>()).add(after.room()));
  }
}
