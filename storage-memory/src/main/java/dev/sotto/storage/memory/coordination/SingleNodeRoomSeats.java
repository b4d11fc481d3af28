// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.Seat;
import java.util.List;

/// The seats of a node that is alone. Guarded by its monitor.
final class SingleNodeRoomSeats implements RoomSeats {
  private static final String NAME = "alone";

  private final LiveRoomTable table = new LiveRoomTable();

  @Override
  public String node() {
    return NAME;
  }

  @Override
  public synchronized LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
    LiveRoomState before = table.find(room).orElse(LiveRoomState.empty(room));
    return before.admits(seat) ? table.keep(before.with(seat, claimed, table.next())) : before;
  }

  @Override
  public synchronized LiveRoomState leave(String room, String client, LeaveReason how) {
    return table
        .find(room)
        .map(before -> table.keep(before.without(client, how, table.next())))
        .orElseGet(() -> LiveRoomState.vacated(room, how, table.next()));
  }

  @Override
  public synchronized LiveRoomState mend(LiveRoomState known) {
    return table
        .find(known.room())
        .map(before -> table.keep(before.mended(NAME, known, table.next())))
        .orElseGet(() -> table.keep(known.at(table.next())));
  }

  @Override
  public synchronized List<Occupied> occupied(int limit) {
    return table.occupied(limit);
  }

  @Override
  public Renewal renew() {
    return new Renewal(false, List.of(), List.of());
  }
}
