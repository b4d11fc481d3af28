// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// In which rooms somebody has knocked at whom. A hint in the memory of one node, about those who
/// were knocked at last: clients count by themselves too. Safe for use by many threads.
final class UnansweredKnocks {
  private static final int REMEMBERED = 10_000;

  private final Map<ParticipantId, Set<RoomId>> knocked = new Recent();

  /// {@return in how many rooms somebody has knocked at the participant, this one included}
  synchronized int add(RoomId room, ParticipantId participant) {
    Set<RoomId> rooms = knocked.computeIfAbsent(participant, _ -> new HashSet<>());
    rooms.add(room);
    return rooms.size();
  }

  synchronized void clear(RoomId room, ParticipantId participant) {
    knocked.computeIfPresent(
        participant,
        (_, rooms) -> {
          rooms.remove(room);
          return rooms.isEmpty() ? null : rooms;
        });
  }

  synchronized void clear(ParticipantId participant) {
    knocked.remove(participant);
  }

  private static final class Recent extends LinkedHashMap<ParticipantId, Set<RoomId>> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<ParticipantId, Set<RoomId>> eldest) {
      return size() > REMEMBERED;
    }
  }
}
