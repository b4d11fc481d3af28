// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import java.time.Instant;

/// Two participants that may meet.
///
/// @param creator who has made the code
/// @param guest who has redeemed it
/// @param initiator who opens connections, for ever
/// @param usedAt when it was made or, to the day, last entered
public record Room(
    RoomId id, Participant creator, Participant guest, Initiator initiator, Instant usedAt) {
  /// {@return whether `participant` is one of the two}
  public boolean has(ParticipantId participant) {
    return creator.id().equals(participant) || guest.id().equals(participant);
  }

  /// {@return the one of the two that `participant`, who is the other, meets}
  public Participant peerOf(ParticipantId participant) {
    return creator.id().equals(participant) ? guest : creator;
  }
}
