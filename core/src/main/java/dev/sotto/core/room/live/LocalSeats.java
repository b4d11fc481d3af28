// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.PortException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/// Takes and gives up the seats of this node. While they cannot be shared the node goes on with
/// what it knows, and tells the others when they are back. Safe for use by many threads.
final class LocalSeats {
  private static final System.Logger LOG = System.getLogger(LocalSeats.class.getName());

  private final RoomSeats seats;
  private final AtomicLong meetingsAlone = new AtomicLong();

  LocalSeats(RoomSeats seats) {
    this.seats = seats;
  }

  /// Asks for a seat.
  Change take(LiveRoom room, Seat seat, RememberedInitiator claimed) {
    room.turn().lock();
    try {
      LiveRoomState before = room.known();
      if (room.isTornNow()) {
        ask(room);
      }
      try {
        LiveRoomState after = seats.take(room.name(), seat, claimed);
        room.see(after);
        return new Change(before, after);
      } catch (PortException e) {
        LOG.log(Level.DEBUG, "the seats cannot be shared now", e);
        return new Change(before, takeAlone(room, seat, claimed));
      }
    } finally {
      room.turn().unlock();
    }
  }

  private LiveRoomState takeAlone(LiveRoom room, Seat seat, RememberedInitiator claimed) {
    LiveRoomState known = room.known();
    if (!known.admits(seat)) {
      room.doubt();
      return known;
    }
    LiveRoomState alone =
        known.with(seat, claimed, meetingsAlone.decrementAndGet()).at(known.version());
    room.assume(alone);
    return alone;
  }

  /// Gives up the seat of a client that the room has forgotten.
  Change leave(LiveRoom room, String client, LeaveReason how) {
    room.turn().lock();
    try {
      LiveRoomState before = room.known();
      try {
        LiveRoomState after = seats.leave(room.name(), client, how);
        room.see(after);
      } catch (PortException e) {
        LOG.log(Level.DEBUG, "the seats cannot be shared now", e);
      }
      LiveRoomState known = room.known();
      if (known.seatOf(client).isPresent()) {
        room.assume(known.without(client, how, 0).at(known.version()));
      }
      return new Change(before, room.known());
    } finally {
      room.turn().unlock();
    }
  }

  /// Writes what this node knows of the room, if that is not there.
  ///
  /// @throws PortException.Unavailable when it cannot be written now
  Change mend(LiveRoom room) {
    room.turn().lock();
    try {
      LiveRoomState before = room.known();
      if (room.isTornNow()) {
        room.settle(seats.mend(room.claim()));
      }
      return new Change(before, room.known());
    } finally {
      room.turn().unlock();
    }
  }

  private void ask(LiveRoom room) {
    try {
      room.settle(seats.mend(room.claim()));
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the seats cannot be shared now", e);
    }
  }

  /// A room before and after.
  record Change(LiveRoomState before, LiveRoomState after) {}
}
