// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.PushAddress.Platform;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.storage.sql.jdbc.Row;

/// Rooms as rows, and back.
final class RoomRows {
  private RoomRows() {}

  /// {@return the room of a row with the columns id, creator, creator_token, creator_platform,
  /// guest, guest_token, guest_platform, initiator, used_at}
  static Room toRoom(Row row) {
    return new Room(
        new RoomId(row.text(1)),
        toParticipant(row, 2),
        toParticipant(row, 5),
        toInitiator(row.text(8)),
        row.moment(9));
  }

  /// {@return what is written for how somebody is reached}
  static String token(PushAddress reach) {
    return switch (reach) {
      case PushAddress.Nowhere _ -> "";
      case PushAddress.Push(var token, _) -> token.text();
    };
  }

  /// {@return what is written for the platform}
  static String platform(PushAddress reach) {
    return switch (reach) {
      case PushAddress.Nowhere _ -> "";
      case PushAddress.Push(_, var platform) -> platform.name();
    };
  }

  private static Participant toParticipant(Row row, int column) {
    String token = row.text(column + 1);
    PushAddress reach =
        token.isEmpty()
            ? new PushAddress.Nowhere()
            : new PushAddress.Push(new PushToken(token), Platform.valueOf(row.text(column + 2)));
    return new Participant(new ParticipantId(row.text(column)), reach);
  }

  private static Initiator toInitiator(String text) {
    return text.isEmpty() ? new Initiator.Open() : new Initiator.Chosen(new ParticipantId(text));
  }
}
