// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.room.Founder;
import dev.sotto.core.room.Meeting;
import dev.sotto.core.room.Parting;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.room.Seat;
import dev.sotto.core.room.Seating;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What can be wrong with the seats of live rooms.
final class BrokenSeats {
  private BrokenSeats() {}

  /// All nodes have one name.
  record SameName(RoomSeats real) implements OverSeats {
    @Override
    public String node() {
      return "node";
    }
  }

  /// Nobody takes the seat of an older socket.
  record KeepsOldSockets(RoomSeats real) implements OverSeats {
    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      String device = seat.device().isEmpty() ? "" : seat.device() + " of " + seat.client();
      return real.take(room, new Seat(seat.client(), seat.node(), device), claimed);
    }
  }

  /// Whoever does not say who it is takes the seat of another such.
  record MixesUpTheNameless(RoomSeats real) implements OverSeats {
    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      String device = seat.device().isEmpty() ? "nameless" : seat.device();
      return real.take(room, new Seat(seat.client(), seat.node(), device), claimed);
    }
  }

  /// Each change answers the same version.
  record VersionStandsStill(RoomSeats real) implements OverSeats {
    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      return real.take(room, seat, claimed).at(1);
    }
  }

  /// A member that comes again begins another meeting.
  record AgainIsAnew(RoomSeats real) implements OverSeats {
    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      real.leave(room, seat.client(), Parting.LEFT);
      return real.take(room, seat, claimed);
    }
  }

  /// Nobody is remembered as the one who opens connections.
  record ForgetsTheFounder(RoomSeats real) implements OverSeats {
    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      return real.take(room, seat, claimed.stored() ? claimed : Founder.UNKNOWN);
    }
  }

  /// Whoever comes last is remembered as the one who opens connections.
  record OverwritesTheFounder(RoomSeats real) implements OverSeats {
    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      return real.take(room, seat, new Founder(claimed.device(), true));
    }
  }

  /// What the row of the room says counts like anything else.
  record IgnoresTheRow(RoomSeats real) implements OverSeats {
    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      return real.take(room, seat, new Founder(claimed.device(), false));
    }
  }

  /// Everybody who goes is lost.
  record NeverLeft(RoomSeats real) implements OverSeats {
    @Override
    public Seating leave(String room, String client, Parting how) {
      return real.leave(room, client, Parting.LOST);
    }
  }

  /// A room that is not known has no version.
  record UnknownHasNoVersion(RoomSeats real) implements OverSeats {
    @Override
    public Seating leave(String room, String client, Parting how) {
      Seating answer = real.leave(room, client, how);
      return answer.seats().isEmpty() ? answer.at(0) : answer;
    }
  }

  /// Nothing is put back.
  record MendsNothing(RoomSeats real) implements OverSeats {
    @Override
    public Seating mend(Seating known) {
      return known;
    }
  }

  /// A node puts back its own seats only.
  record MendsItsOwn(RoomSeats real) implements OverSeats {
    @Override
    public Seating mend(Seating known) {
      List<Seat> own =
          known.seats().stream().filter(seat -> seat.node().equals(real.node())).toList();
      return real.mend(known.keeping(own, known.parting(), known.version()));
    }
  }

  /// Whoever was put back begins another meeting.
  record MendsToAnotherMeeting(RoomSeats real) implements OverSeats {
    @Override
    public Seating mend(Seating known) {
      return real.mend(
          new Seating(
              known.room(),
              known.version(),
              known.meeting().isOn() ? new Meeting(1, 1) : Meeting.NONE,
              known.seats(),
              known.founder(),
              known.parting()));
    }
  }

  /// All rooms are listed.
  record ListsAll(RoomSeats real) implements OverSeats {
    @Override
    public List<Occupied> occupied(int limit) {
      return real.occupied(Integer.MAX_VALUE);
    }
  }

  /// Nobody hears what others have changed.
  record NewsUntold(RoomSeats real) implements OverSeats {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(renewal.forgotten(), List.of(), renewal.orphaned());
    }
  }

  /// News are told with each renewal.
  record NewsToldAgain(RoomSeats real, Set<Seating> told) implements OverSeats {
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
  record OrphansUntold(RoomSeats real) implements OverSeats {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(renewal.forgotten(), renewal.news(), List.of());
    }
  }

  /// Nobody learns that the seats were lost.
  record LossUntold(RoomSeats real) implements OverSeats {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(false, renewal.news(), renewal.orphaned());
    }
  }

  /// The seats count as lost with each renewal.
  record LossToldAlways(RoomSeats real) implements OverSeats {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(true, renewal.news(), renewal.orphaned());
    }
  }

  /// A node does not prolong its life.
  record NeverRenews(RoomSeats real, Set<Boolean> renewed) implements OverSeats {
    NeverRenews(RoomSeats real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Renewal renew() {
      return renewed.add(true) ? real.renew() : new Renewal(false, List.of(), List.of());
    }
  }

  /// Whoever takes a seat counts as alive.
  record TakingRenews(RoomSeats real) implements OverSeats {
    @Override
    public Seating take(String room, Seat seat, Founder claimed) {
      real.renew();
      return real.take(room, seat, claimed);
    }
  }
}
