// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.room.Founder;
import dev.sotto.core.room.Parting;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.room.Seat;
import dev.sotto.core.room.Seating;
import java.util.List;

/// The seats of a node that is alone. Guarded by its monitor.
final class LonelySeats implements RoomSeats {
  private static final String NAME = "alone";

  private final SeatTable table = new SeatTable();

  @Override
  public String node() {
    return NAME;
  }

  @Override
  public synchronized Seating take(String room, Seat seat, Founder claimed) {
    Seating before = table.find(room).orElse(Seating.empty(room));
    return before.admits(seat) ? table.keep(before.with(seat, claimed, table.next())) : before;
  }

  @Override
  public synchronized Seating leave(String room, String client, Parting how) {
    return table
        .find(room)
        .map(before -> table.keep(before.without(client, how, table.next())))
        .orElseGet(() -> Seating.vacated(room, how, table.next()));
  }

  @Override
  public synchronized Seating mend(Seating known) {
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
