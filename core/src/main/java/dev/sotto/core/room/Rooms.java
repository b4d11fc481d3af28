// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.RoomStore.Purged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rooms that exist, whoever is in them now. Safe for use by many threads.
public final class Rooms {
  /// Clients close a session for good when its room is gone, so this is long.
  public static final Duration UNUSED_KEPT = Duration.ofDays(365);

  /// How many participants [#purge] takes at once.
  public static final int MAX_PURGED = 1_000;

  /// How many of them in one transaction: others must write in between.
  private static final int PURGED_AT_ONCE = 50;

  private static final int SWEPT_AT_ONCE = 500;

  private final RoomStore rooms;
  private final PairingStore pairings;
  private final InstantSource clock;
  private final UnansweredKnocks badges = new UnansweredKnocks();

  public Rooms(RoomStore rooms, PairingStore pairings, InstantSource clock) {
    this.rooms = rooms;
    this.pairings = pairings;
    this.clock = clock;
  }

  /// {@return the room, empty when there is none}
  public Optional<Room> find(RoomId id) {
    return rooms.find(id);
  }

  /// {@return rooms with ids after `after`, in their order; empty text for the first ones}
  public List<Room> page(String after, int limit) {
    return rooms.page(after, limit);
  }

  /// Notes that somebody has entered, who becomes the initiator unless there is one. {@return the
  /// room, empty when there is none}
  public Optional<Room> enter(Room room, Initiator candidate) {
    if (candidate instanceof Initiator.Chosen(var participant)) {
      badges.clear(room.id(), participant);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean settled =
        room.initiator() instanceof Initiator.Chosen || candidate instanceof Initiator.Open;
    boolean fresh = room.usedAt().plus(Duration.ofDays(1)).isAfter(now);
    // A read is far cheaper than a commit, and nearly always enough.
    return settled && fresh ? Optional.of(room) : rooms.enter(room.id(), candidate, now);
  }

  /// Notes that somebody knocks at `participant`. {@return in how many rooms somebody has done so
  /// since it was there, or last said that it knows}
  int noteKnock(RoomId id, ParticipantId participant) {
    return badges.add(id, participant);
  }

  /// Notes that the participant knows of all knocks. The server may forget them by itself too.
  public void resetBadge(ParticipantId participant) {
    badges.clear(participant);
  }

  void forget(RoomId id, PushToken token) {
    rooms.forget(id, token);
  }

  /// Deletes a room. {@return whether there was one}
  public boolean remove(RoomId id) {
    return rooms.remove(id);
  }

  /// Deletes every room and every code in which one of `participants` is, in bounded steps.
  ///
  /// @param participants [#MAX_PURGED] at most
  public Purged purge(Set<ParticipantId> participants) {
    var all = new Purged(0, 0);
    var step = new HashSet<ParticipantId>();
    for (ParticipantId participant : participants) {
      step.add(participant);
      if (step.size() == PURGED_AT_ONCE) {
        all = all.plus(rooms.purge(step));
        step.clear();
      }
    }
    return step.isEmpty() ? all : all.plus(rooms.purge(step));
  }

  /// {@return what [#purge] would delete, each room and code once}
  ///
  /// @param participants any number
  public Purged count(Set<ParticipantId> participants) {
    return rooms.count(participants);
  }

  /// Deletes codes that have expired, and rooms that nobody has entered for [#UNUSED_KEPT], in
  /// bounded steps. {@return how many}
  public Purged sweep() {
    return sweep(clock.instant());
  }

  /// As [#sweep()] at another time.
  public Purged sweep(Instant now) {
    var all = new Purged(0, 0);
    Purged step;
    do {
      step =
          new Purged(
              rooms.sweepUnused(now.minus(UNUSED_KEPT), SWEPT_AT_ONCE),
              pairings.sweepPending(now, SWEPT_AT_ONCE));
      all = all.plus(step);
    } while (step.rooms() == SWEPT_AT_ONCE || step.pendings() == SWEPT_AT_ONCE);
    return all;
  }
}
