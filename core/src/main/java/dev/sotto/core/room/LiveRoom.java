// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who is in one room now, in the order of joining. Guarded by [LiveRooms].
final class LiveRoom {
  static final int SEATS = 2;

  private final String name;
  private final List<Seat> seats = new ArrayList<>(SEATS);
  private String initiator = "";

  LiveRoom(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  int members() {
    return seats.size();
  }

  boolean isFull() {
    return seats.size() == SEATS;
  }

  /// @param participant what the initiator calls itself; empty when nobody knows
  void setInitiator(String participant) {
    initiator = participant;
  }

  /// Gives the seat; a client that has one already keeps its place in the order.
  void put(Seat seat) {
    Optional<Seat> before = seatOf(seat.client());
    if (before.isPresent()) {
      seats.set(seats.indexOf(before.get()), seat);
    } else {
      seats.add(seat);
    }
  }

  boolean remove(RoomClient client) {
    return seats.removeIf(seat -> seat.client() == client);
  }

  Optional<Seat> seatOf(RoomClient client) {
    return seats.stream().filter(seat -> seat.client() == client).findFirst();
  }

  Optional<Seat> peerOf(RoomClient client) {
    return seats.stream().filter(seat -> seat.client() != client).findFirst();
  }

  /// {@return the seat of another client that calls itself the same}
  Optional<Seat> namesake(Seat newcomer) {
    return seats.stream()
        .filter(seat -> seat.client() != newcomer.client())
        .filter(seat -> !seat.device().isEmpty() && seat.device().equals(newcomer.device()))
        .findFirst();
  }

  List<Seat> seats() {
    return List.copyOf(seats);
  }

  /// {@return whether the one on this seat opens connections; of two, one does}
  boolean isInitiator(Seat seat) {
    Optional<Seat> peer = peerOf(seat.client());
    if (initiator.isEmpty()) {
      return isFirst(seat);
    }
    if (seat.device().equals(initiator)) {
      return true;
    }
    if (peer.isPresent() && peer.get().device().equals(initiator)) {
      return false;
    }
    // The initiator is away: whoever is known not to be it never becomes it.
    boolean named = !seat.device().isEmpty();
    return peer.map(other -> named != other.device().isEmpty() ? isFirst(seat) : !named)
        .orElse(!named);
  }

  private boolean isFirst(Seat seat) {
    return seats.getFirst().equals(seat);
  }

  /// One place.
  ///
  /// @param device what the client calls itself in this room; empty when it does not say
  record Seat(RoomClient client, String device) {
    void send(RoomEvent event) {
      client.outbox().send(event);
    }
  }
}
