// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Codes and rooms.
final class RoomTable {
  private final Map<JoinCode, Code> codes = new HashMap<>();
  private final NavigableMap<String, Row> rooms = new TreeMap<>();
  private final Map<Origin, RoomId> newest = new HashMap<>();

  Map<JoinCode, Code> codes() {
    return codes;
  }

  NavigableMap<String, Row> rooms() {
    return rooms;
  }

  void add(Room room, JoinCode code) {
    rooms.put(room.id().text(), new Row(room, code));
    newest.put(new Origin(code, room.creator().id()), room.id());
  }

  /// {@return the newest room that was made from this code of this creator}
  Optional<RoomId> find(JoinCode code, ParticipantId creator) {
    return Optional.ofNullable(newest.get(new Origin(code, creator)))
        .filter(id -> rooms.containsKey(id.text()));
  }

  /// A code.
  ///
  /// @param collected whether its creator has heard of the room
  record Code(PendingPairing pending, Redemption redemption, boolean collected) {
    boolean isLive(Instant now) {
      return pending.expiresAt().isAfter(now);
    }

    boolean isOf(ParticipantId participant) {
      return pending.creator().id().equals(participant);
    }

    boolean involves(ParticipantId participant) {
      return isOf(participant)
          || (redemption instanceof Redemption.By(var guest, _) && guest.equals(participant));
    }
  }

  /// The outcome of redeeming a code.
  sealed interface Redemption {
    record None() implements Redemption {}

    record By(ParticipantId guest, RoomId room) implements Redemption {}
  }

  record Row(Room room, JoinCode code) {
    Row with(Participant creator, Participant guest) {
      return new Row(new Room(room.id(), creator, guest, room.initiator(), room.usedAt()), code);
    }
  }

  private record Origin(JoinCode code, ParticipantId creator) {}
}
