// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.room;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.room.RoomStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingRoomStore extends RoomStore {
  RoomStore real();

  @Override
  default Optional<Room> find(RoomId id) {
    return real().find(id);
  }

  @Override
  default List<Room> page(String after, int limit) {
    return real().page(after, limit);
  }

  @Override
  default Optional<Room> enter(RoomId id, Initiator candidate, Instant now) {
    return real().enter(id, candidate, now);
  }

  @Override
  default boolean remove(RoomId id) {
    return real().remove(id);
  }

  @Override
  default void forget(RoomId id, PushToken token) {
    real().forget(id, token);
  }

  @Override
  default Purged purge(Set<ParticipantId> participants) {
    return real().purge(participants);
  }

  @Override
  default Purged count(Set<ParticipantId> participants) {
    return real().count(participants);
  }

  @Override
  default int sweepUnused(Instant unusedSince, int limit) {
    return real().sweepUnused(unusedSince, limit);
  }
}
