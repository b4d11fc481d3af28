// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.room.RoomStore;
import dev.sotto.testkit.room.ForwardingRoomStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What can be wrong with rooms.
final class BrokenRoomStores {
  private BrokenRoomStores() {}

  /// Whoever enters last is the initiator.
  record OverwritesTheInitiator(RoomStore real) implements ForwardingRoomStore {
    @Override
    public Optional<Room> enter(RoomId id, Initiator candidate, Instant now) {
      return real.enter(id, candidate, now)
          .map(
              room ->
                  candidate instanceof Initiator.Open
                      ? room
                      : new Room(id, room.creator(), room.guest(), candidate, now));
    }
  }

  /// Nobody becomes the initiator.
  record ForgetsTheInitiator(RoomStore real) implements ForwardingRoomStore {
    @Override
    public Optional<Room> enter(RoomId id, Initiator candidate, Instant now) {
      return real.enter(id, new Initiator.Open(), now);
    }
  }

  /// Entering is not noted.
  record ForgetsTheVisit(RoomStore real) implements ForwardingRoomStore {
    @Override
    public Optional<Room> enter(RoomId id, Initiator candidate, Instant now) {
      return real.find(id).flatMap(room -> real.enter(id, candidate, room.usedAt()));
    }
  }

  /// Pages overlap.
  record PagesOverlap(RoomStore real) implements ForwardingRoomStore {
    @Override
    public List<Room> page(String after, int limit) {
      var page = new ArrayList<Room>();
      if (RoomId.isValid(after)) {
        real.find(new RoomId(after)).ifPresent(page::add);
      }
      page.addAll(real.page(after, limit - page.size()));
      return page;
    }
  }

  /// A room that is gone is deleted again.
  record AlwaysRemoves(RoomStore real) implements ForwardingRoomStore {
    @Override
    public boolean remove(RoomId id) {
      real.remove(id);
      return true;
    }
  }

  /// A token is forgotten in all rooms.
  record ForgetsEverywhere(RoomStore real) implements ForwardingRoomStore {
    @Override
    public void forget(RoomId id, PushToken token) {
      real.page("", 1_000).forEach(room -> real.forget(room.id(), token));
    }
  }

  /// A token is not forgotten.
  record ForgetsNothing(RoomStore real) implements ForwardingRoomStore {
    @Override
    public void forget(RoomId id, PushToken token) {
      real.find(id);
    }
  }

  /// Codes that wait stay.
  record PurgeLeavesCodes(RoomStore real) implements ForwardingRoomStore {
    @Override
    public Purged purge(Set<ParticipantId> participants) {
      Purged all = real.count(participants);
      real.page("", 1_000).stream()
          .filter(room -> participants.stream().anyMatch(room::has))
          .forEach(room -> real.remove(room.id()));
      return all;
    }
  }

  /// Rooms stay in which somebody is the guest.
  record PurgeLeavesGuests(RoomStore real) implements ForwardingRoomStore {
    @Override
    public Purged purge(Set<ParticipantId> participants) {
      Purged all = real.count(participants);
      real.page("", 1_000).stream()
          .filter(room -> participants.contains(room.creator().id()))
          .forEach(room -> real.remove(room.id()));
      return all;
    }
  }

  /// Counting deletes.
  record CountPurges(RoomStore real) implements ForwardingRoomStore {
    @Override
    public Purged count(Set<ParticipantId> participants) {
      return real.purge(participants);
    }
  }

  /// What two are in counts twice.
  record CountsEachParticipant(RoomStore real) implements ForwardingRoomStore {
    @Override
    public Purged count(Set<ParticipantId> participants) {
      return participants.stream()
          .map(participant -> real.count(Set.of(participant)))
          .reduce(new Purged(0, 0), Purged::plus);
    }
  }

  /// Rooms are swept at another moment.
  record SweepsAt(RoomStore real, UnaryOperator<Instant> clock) implements ForwardingRoomStore {
    @Override
    public int sweepUnused(Instant unusedSince, int limit) {
      return real.sweepUnused(clock.apply(unusedSince), limit);
    }
  }

  /// All rooms are swept at once.
  record SweepsAll(RoomStore real) implements ForwardingRoomStore {
    @Override
    public int sweepUnused(Instant unusedSince, int limit) {
      return real.sweepUnused(unusedSince, Integer.MAX_VALUE);
    }
  }
}
