// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.room.live.LiveRooms.Relaying;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One live room as this node sees it: the newest seating it has heard of, and its own clients.
/// Safe for use by many threads.
///
/// Two locks: the *turn* is held while the shared seats are asked about this room, so what one node
/// asks has an order; the other one guards what is known and is held for moments, so nobody who
/// relays waits for the network. Under it clients are only handed events.
final class LiveRoom {
  private final String name;
  private final String node;
  private final Consumer<SeatHolder> onEnd;
  private final ReentrantLock turn = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, SeatHolder> here = new HashMap<>(4);
  private LiveRoomState known;
  private boolean behind;

  /// @param onEnd told of clients that are put out; must return at once
  LiveRoom(String name, String node, Consumer<SeatHolder> onEnd) {
    this.name = name;
    this.node = node;
    this.onEnd = onEnd;
    this.known = LiveRoomState.empty(name);
  }

  String name() {
    return name;
  }

  ReentrantLock turn() {
    return turn;
  }

  LiveRoomState known() {
    lock.lock();
    try {
      return known;
    } finally {
      lock.unlock();
    }
  }

  /// {@return whether there is no reason to keep it}
  boolean isOver() {
    lock.lock();
    try {
      return here.isEmpty() && !behind;
    } finally {
      lock.unlock();
    }
  }

  /// {@return the client, which may be about to enter: what it hears waits until it has}
  SeatHolder expect(RoomClient client, Seat seat) {
    lock.lock();
    try {
      SeatHolder expected =
          here.computeIfAbsent(client.id(), _ -> new SeatHolder(client, this, seat));
      expected.holdBack(true);
      return expected;
    } finally {
      lock.unlock();
    }
  }

  /// Goes on with a client that has asked for its seat again and did not get it.
  void resume(SeatHolder occupant) {
    lock.lock();
    try {
      if (occupant.isEntering()) {
        occupant.holdBack(false);
        tellAll(false);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Forgets a client; it hears nothing more of the room.
  void forget(RoomClient client) {
    lock.lock();
    try {
      here.remove(client.id());
    } finally {
      lock.unlock();
    }
  }

  /// Tells a client that it has got its seat, and everybody what has changed.
  ///
  /// @param seating as it was when the seat was given
  void welcome(SeatHolder newcomer, Seat seat, LiveRoomState seating) {
    lock.lock();
    try {
      newcomer.enter(seat, seating);
      // It may have been put out meanwhile, and must hear of it.
      here.putIfAbsent(newcomer.client().id(), newcomer);
      tellAll(false);
    } finally {
      lock.unlock();
    }
  }

  /// Takes what was heard of the room, if it is newer. {@return whether it has to be mended}
  boolean see(LiveRoomState heard) {
    lock.lock();
    try {
      if (heard.version() > known.version()) {
        known = heard;
        tellAll(false);
      }
      return isTorn();
    } finally {
      lock.unlock();
    }
  }

  /// Takes what this node makes of the room by itself, to be mended later.
  void assume(LiveRoomState alone) {
    lock.lock();
    try {
      behind = true;
      known = alone;
      tellAll(false);
    } finally {
      lock.unlock();
    }
  }

  /// Notes that the shared seats may not know of this room what they should.
  void doubt() {
    lock.lock();
    try {
      behind = true;
    } finally {
      lock.unlock();
    }
  }

  /// Takes the answer to [#claim]; clients for whom there is no seat are put out.
  void settle(LiveRoomState answer) {
    lock.lock();
    try {
      behind = false;
      if (answer.version() > known.version()) {
        known = answer;
      }
      tellAll(true);
    } finally {
      lock.unlock();
    }
  }

  /// {@return whether the shared seats may have to be told something. Asked in turn.}
  boolean isTornNow() {
    lock.lock();
    try {
      return isTorn();
    } finally {
      lock.unlock();
    }
  }

  /// {@return the room as it would be if only this node knew. Asked in turn.}
  LiveRoomState claim() {
    lock.lock();
    try {
      var seats = new ArrayList<Seat>();
      for (Seat seat : known.seats()) {
        if (!isMissing(seat)) {
          seats.add(seat);
        }
      }
      for (SeatHolder occupant : here.values()) {
        if (!occupant.isEntering() && known.seatOf(occupant.client().id()).isEmpty()) {
          seats.add(occupant.seat());
        }
      }
      return known.claiming(seats);
    } finally {
      lock.unlock();
    }
  }

  /// Hands something to the other in the room.
  Relaying relay(SeatHolder sender, String payload, PeerNodes neighbours) {
    String from = sender.client().id();
    Seat peer;
    long meeting;
    lock.lock();
    try {
      Optional<Seat> other = known.peerOf(from);
      // One that has just lost its seat meets nobody, though others are there.
      if (other.isEmpty() || !known.meeting().isOn() || known.seatOf(from).isEmpty()) {
        return Relaying.ALONE;
      }
      peer = other.get();
      meeting = known.meeting().since();
      if (peer.node().equals(node)) {
        SeatHolder near = here.get(peer.client());
        if (near != null) {
          near.hear(meeting, new RoomEvent.Relayed(from, name, payload));
        }
        return Relaying.RELAYED;
      }
    } finally {
      lock.unlock();
    }
    neighbours.tell(
        peer.node(), new RoomNodeMessage.Signal(name, peer.client(), meeting, from, payload));
    return Relaying.RELAYED;
  }

  /// Takes something that a client at another node has for one here.
  void hear(RoomNodeMessage.Signal signal) {
    lock.lock();
    try {
      SeatHolder occupant = here.get(signal.to());
      if (occupant != null) {
        occupant.hear(
            signal.meeting(), new RoomEvent.Relayed(signal.from(), name, signal.payload()));
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isTorn() {
    return behind
        || known.seats().stream().anyMatch(this::isMissing)
        || here.values().stream()
            .anyMatch(
                occupant ->
                    !occupant.isEntering() && known.seatOf(occupant.client().id()).isEmpty());
  }

  /// {@return whether nobody here has this seat, though it is one of this node}
  private boolean isMissing(Seat seat) {
    return seat.node().equals(node) && !here.containsKey(seat.client());
  }

  private void tellAll(boolean last) {
    for (SeatHolder occupant : List.copyOf(here.values())) {
      if (occupant.isEntering()) {
        continue;
      }
      boolean seated = known.seatOf(occupant.client().id()).isPresent();
      boolean replaced = !seated && known.seats().stream().anyMatch(occupant.seat()::isNamesakeOf);
      if (replaced || (last && !seated)) {
        here.remove(occupant.client().id());
        occupant.part(replaced);
        onEnd.accept(occupant);
      } else {
        occupant.learn(known, seated ? known.meeting() : Meeting.NONE);
      }
    }
  }
}
