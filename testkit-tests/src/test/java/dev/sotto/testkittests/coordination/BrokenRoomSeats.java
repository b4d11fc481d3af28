// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.Meeting;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.Seat;
import dev.sotto.testkit.room.ForwardingRoomSeats;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What can be wrong with the seats of live rooms.
final class BrokenRoomSeats {
  private BrokenRoomSeats() {}

  /// All nodes have one name.
  record SameName(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public String node() {
      return "node";
    }
  }

  /// Nobody takes the seat of an older socket.
  record KeepsOldSockets(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
      String device = seat.device().isEmpty() ? "" : seat.device() + " of " + seat.client();
      return real.take(room, new Seat(seat.client(), seat.node(), device), claimed);
    }
  }

  /// Whoever does not say who it is takes the seat of another such.
  record MixesUpTheNameless(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
      String device = seat.device().isEmpty() ? "nameless" : seat.device();
      return real.take(room, new Seat(seat.client(), seat.node(), device), claimed);
    }
  }

  /// Each change answers the same version.
  record VersionStandsStill(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
      return real.take(room, seat, claimed).at(1);
    }
  }

  /// A member that comes again begins another meeting.
  record AgainIsAnew(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
      real.leave(room, seat.client(), LeaveReason.LEFT);
      return real.take(room, seat, claimed);
    }
  }

  /// Nobody is remembered as the one who opens connections.
  record ForgetsTheFounder(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
      return real.take(room, seat, claimed.stored() ? claimed : RememberedInitiator.UNKNOWN);
    }
  }

  /// Whoever comes last is remembered as the one who opens connections.
  record OverwritesTheFounder(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
      return real.take(room, seat, new RememberedInitiator(claimed.device(), true));
    }
  }

  /// What the row of the room says counts like anything else.
  record IgnoresTheRow(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
      return real.take(room, seat, new RememberedInitiator(claimed.device(), false));
    }
  }

  /// Everybody who goes is lost.
  record NeverLeft(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState leave(String room, String client, LeaveReason how) {
      return real.leave(room, client, LeaveReason.LOST);
    }
  }

  /// A room that is not known has no version.
  record UnknownHasNoVersion(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState leave(String room, String client, LeaveReason how) {
      LiveRoomState answer = real.leave(room, client, how);
      return answer.seats().isEmpty() ? answer.at(0) : answer;
    }
  }

  /// Nothing is put back.
  record MendsNothing(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState mend(LiveRoomState known) {
      return known;
    }
  }

  /// A node puts back its own seats only.
  record MendsItsOwn(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState mend(LiveRoomState known) {
      List<Seat> own =
          known.seats().stream().filter(seat -> seat.node().equals(real.node())).toList();
      return real.mend(known.keeping(own, known.parting(), known.version()));
    }
  }

  /// Whoever was put back begins another meeting.
  record MendsToAnotherMeeting(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState mend(LiveRoomState known) {
      return real.mend(
          new LiveRoomState(
              known.room(),
              known.version(),
              known.meeting().isOn() ? new Meeting(1, 1) : Meeting.NONE,
              known.seats(),
              known.founder(),
              known.parting()));
    }
  }

  /// All rooms are listed.
  record ListsAll(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public List<Occupied> occupied(int limit) {
      return real.occupied(Integer.MAX_VALUE);
    }
  }

  /// Nobody hears what others have changed.
  record NewsUntold(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(renewal.forgotten(), List.of(), renewal.orphaned());
    }
  }

  /// News are told with each renewal.
  record NewsToldAgain(RoomSeats real, Set<LiveRoomState> told) implements ForwardingRoomSeats {
    NewsToldAgain(RoomSeats real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      told.addAll(renewal.news());
      return new Renewal(renewal.forgotten(), List.copyOf(told), renewal.orphaned());
    }
  }

  /// Seats of dead nodes are freed in silence.
  record OrphansUntold(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(renewal.forgotten(), renewal.news(), List.of());
    }
  }

  /// Nobody learns that the seats were lost.
  record LossUntold(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(false, renewal.news(), renewal.orphaned());
    }
  }

  /// The seats count as lost with each renewal.
  record LossToldAlways(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(true, renewal.news(), renewal.orphaned());
    }
  }

  /// A node does not prolong its life.
  record NeverRenews(RoomSeats real, Set<Boolean> renewed) implements ForwardingRoomSeats {
    NeverRenews(RoomSeats real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Renewal renew() {
      return renewed.add(true) ? real.renew() : new Renewal(false, List.of(), List.of());
    }
  }

  /// Whoever takes a seat counts as alive.
  record TakingRenews(RoomSeats real) implements ForwardingRoomSeats {
    @Override
    public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
      real.renew();
      return real.take(room, seat, claimed);
    }
  }
}
