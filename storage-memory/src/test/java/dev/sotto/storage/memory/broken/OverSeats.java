// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.room.Founder;
import dev.sotto.core.room.Parting;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.room.Seat;
import dev.sotto.core.room.Seating;
import java.util.List;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface OverSeats extends RoomSeats {
  RoomSeats real();

  @Override
  default String node() {
    return real().node();
  }

  @Override
  default Seating take(String room, Seat seat, Founder claimed) {
    return real().take(room, seat, claimed);
  }

  @Override
  default Seating leave(String room, String client, Parting how) {
    return real().leave(room, client, how);
  }

  @Override
  default Seating mend(Seating known) {
    return real().mend(known);
  }

  @Override
  default List<Occupied> occupied(int limit) {
    return real().occupied(limit);
  }

  @Override
  default Renewal renew() {
    return real().renew();
  }
}
