// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.room;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.Seat;
import java.util.List;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingRoomSeats extends RoomSeats {
  RoomSeats real();

  @Override
  default String node() {
    return real().node();
  }

  @Override
  default LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
    return real().take(room, seat, claimed);
  }

  @Override
  default LiveRoomState leave(String room, String client, LeaveReason how) {
    return real().leave(room, client, how);
  }

  @Override
  default LiveRoomState mend(LiveRoomState known) {
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
