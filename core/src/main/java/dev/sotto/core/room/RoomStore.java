// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.push.PushToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps rooms. Safe for use by many threads.
///
/// A method returns once its effect is durable.
public interface RoomStore {
  /// {@return the room, empty when there is none}
  Optional<Room> find(RoomId id);

  /// {@return rooms with ids after `after`, in their order}
  ///
  /// @param after empty for the first ones
  List<Room> page(String after, int limit);

  /// Notes that somebody entered, and makes `candidate` the initiator unless there is one. Atomic.
  /// {@return the room as it is then, empty when there is none}
  Optional<Room> enter(RoomId id, Initiator candidate, Instant now);

  /// Deletes a room and the code it came from. {@return whether there was one}
  boolean remove(RoomId id);

  /// Forgets a push token of the room, if it is still there.
  void forget(RoomId id, PushToken token);

  /// Deletes every room and every code in which one of `participants` is, in bounded steps of which
  /// each is atomic: others who write get their turn in between.
  ///
  /// @param participants 1,000 at most
  Purged purge(Set<ParticipantId> participants);

  /// {@return what [#purge] would delete, each room and code once}
  ///
  /// @param participants any number
  Purged count(Set<ParticipantId> participants);

  /// Deletes up to `limit` rooms that nobody has entered since `unusedSince`. {@return how many}
  int sweepUnused(Instant unusedSince, int limit);

  /// The numbers of what was deleted.
  ///
  /// @param pendings codes whose creator had not heard of a room
  record Purged(int rooms, int pendings) {
    /// {@return both together}
    public Purged plus(Purged other) {
      return new Purged(rooms + other.rooms, pendings + other.pendings);
    }
  }
}
