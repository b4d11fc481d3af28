// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.Seat;
import java.util.List;

/// The seats as one node of a hub sees them.
final class HubSeatsView implements RoomSeats {
  private final HubSeats seats;
  private final String node;

  HubSeatsView(HubSeats seats) {
    this.seats = seats;
    this.node = seats.name();
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
    return seats.change(
        node,
        room,
        (known, next) -> {
          LiveRoomState before = known.orElse(LiveRoomState.empty(room));
          return before.admits(seat) ? before.with(seat, claimed, next) : before;
        });
  }

  @Override
  public LiveRoomState leave(String room, String client, LeaveReason how) {
    return seats.change(
        node,
        room,
        (known, next) ->
            known
                .map(before -> before.without(client, how, next))
                .orElse(LiveRoomState.vacated(room, how, next)));
  }

  @Override
  public LiveRoomState mend(LiveRoomState known) {
    return seats.change(
        node,
        known.room(),
        (stored, next) -> {
          if (stored.isPresent()) {
            return stored.get().mended(node, known, next);
          }
          seats.vouch(known.nodes());
          return known.at(next);
        });
  }

  @Override
  public List<Occupied> occupied(int limit) {
    return seats.occupied(limit);
  }

  @Override
  public Renewal renew() {
    return seats.renew(node);
  }
}
