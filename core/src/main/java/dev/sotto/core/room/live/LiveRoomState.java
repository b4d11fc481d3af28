// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The seats of one live room, at all nodes. The rules of entering and leaving are here; adapters
/// that run them elsewhere do the same.
///
/// @param version rises with each change; 0 while nothing is known
/// @param seats two at most, in the order of joining
/// @param parting how the last one who is no longer there went
public record LiveRoomState(
    String room,
    long version,
    Meeting meeting,
    List<Seat> seats,
    RememberedInitiator founder,
    LeaveReason parting) {
  /// How many a room holds.
  public static final int SEATS = 2;

  public LiveRoomState {
    seats = List.copyOf(seats);
  }

  /// {@return a room in which nobody is}
  public static LiveRoomState empty(String room) {
    return new LiveRoomState(
        room, 0, Meeting.NONE, List.of(), RememberedInitiator.UNKNOWN, LeaveReason.LOST);
  }

  /// {@return a room of which nothing is known but that somebody has gone from it}
  public static LiveRoomState vacated(String room, LeaveReason how, long version) {
    return new LiveRoomState(
        room, version, Meeting.NONE, List.of(), RememberedInitiator.UNKNOWN, how);
  }

  /// {@return whether there is a seat for `newcomer`: a free one, its own, or that of a client that
  /// calls itself the same}
  public boolean admits(Seat newcomer) {
    return seats.size() < SEATS
        || seats.stream()
            .anyMatch(
                seat -> seat.client().equals(newcomer.client()) || seat.isNamesakeOf(newcomer));
  }

  /// {@return the room with `newcomer`, instead of a client that calls itself the same}
  ///
  /// @param claimed who opens connections, unless somebody is remembered
  public LiveRoomState with(Seat newcomer, RememberedInitiator claimed, long next) {
    var now = new ArrayList<Seat>(seats);
    boolean replaced = now.removeIf(seat -> seat.isNamesakeOf(newcomer));
    Optional<Seat> own = seatOf(newcomer.client());
    own.ifPresentOrElse(seat -> now.set(now.indexOf(seat), newcomer), () -> now.add(newcomer));
    boolean same = own.isPresent() && !replaced;
    return new LiveRoomState(
        room,
        next,
        now.size() < SEATS
            ? Meeting.NONE
            : same ? new Meeting(meeting.since(), next) : Meeting.at(next),
        now,
        founder.or(claimed),
        replaced ? LeaveReason.LOST : parting);
  }

  /// {@return the room with these seats only}
  ///
  /// @param left some of those that are there
  public LiveRoomState keeping(List<Seat> left, LeaveReason how, long next) {
    return left.size() == seats.size()
        ? this
        : new LiveRoomState(room, next, Meeting.NONE, left, founder, how);
  }

  /// {@return the room without that client}
  public LiveRoomState without(String client, LeaveReason how, long next) {
    return keeping(
        seats.stream().filter(seat -> !seat.client().equals(client)).toList(), how, next);
  }

  /// {@return the room as `known` has it for the seats of `node`, and as it is for all others}
  ///
  /// @param known what the node knows; its meeting counts when all is its own
  public LiveRoomState mended(String node, LiveRoomState known, long next) {
    var now = new ArrayList<Seat>();
    for (Seat seat : seats) {
      if (!seat.node().equals(node) || known.seats.contains(seat)) {
        now.add(seat);
      }
    }
    boolean alone = now.stream().allMatch(seat -> seat.node().equals(node));
    for (Seat seat : known.seats) {
      if (seat.node().equals(node)
          && !now.contains(seat)
          && now.size() < SEATS
          && now.stream().noneMatch(seat::isNamesakeOf)) {
        now.add(seat);
      }
    }
    if (now.equals(seats)) {
      return this;
    }
    Meeting met = alone && known.meeting.isOn() ? known.meeting : Meeting.at(next);
    return new LiveRoomState(
        room,
        next,
        now.size() < SEATS ? Meeting.NONE : met,
        now,
        founder.or(known.founder),
        seats.size() > now.size() ? LeaveReason.LOST : parting);
  }

  /// {@return the room as a node would have it that has these seats in mind}
  LiveRoomState claiming(List<Seat> wanted) {
    Meeting met = wanted.equals(seats) ? meeting : Meeting.NONE;
    return new LiveRoomState(room, version, met, wanted, founder, parting);
  }

  /// {@return the same under another version}
  public LiveRoomState at(long next) {
    return new LiveRoomState(room, next, meeting, seats, founder, parting);
  }

  public boolean isFull() {
    return seats.size() == SEATS;
  }

  public Optional<Seat> seatOf(String client) {
    for (Seat seat : seats) {
      if (seat.client().equals(client)) {
        return Optional.of(seat);
      }
    }
    return Optional.empty();
  }

  /// {@return the seat of the other}
  public Optional<Seat> peerOf(String client) {
    for (Seat seat : seats) {
      if (!seat.client().equals(client)) {
        return Optional.of(seat);
      }
    }
    return Optional.empty();
  }

  /// {@return the nodes at which somebody is}
  public Set<String> nodes() {
    var nodes = new HashSet<String>();
    seats.forEach(seat -> nodes.add(seat.node()));
    return nodes;
  }

  /// {@return whether the one on this seat opens connections; of two, one does}
  boolean isInitiator(Seat seat) {
    String first = founder.device();
    if (first.isEmpty()) {
      return seats.getFirst().equals(seat);
    }
    if (seat.device().equals(first)) {
      return true;
    }
    Optional<Seat> peer = peerOf(seat.client());
    if (peer.isPresent() && peer.get().device().equals(first)) {
      return false;
    }
    // The initiator is away: whoever is known not to be it never becomes it.
    boolean named = !seat.device().isEmpty();
    return peer.map(
            other -> named != other.device().isEmpty() ? seats.getFirst().equals(seat) : !named)
        .orElse(!named);
  }
}
