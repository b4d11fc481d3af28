// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.room;

import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.RoomId;
import java.time.Instant;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingPairingStore extends PairingStore {
  PairingStore real();

  @Override
  default Registration register(PendingPairing pending, Instant now) {
    return real().register(pending, now);
  }

  @Override
  default Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
    return real().accept(code, guest, id, now);
  }

  @Override
  default Collection collect(JoinCode code, ParticipantId creator, Instant now) {
    return real().collect(code, creator, now);
  }

  @Override
  default int sweepPending(Instant now, int limit) {
    return real().sweepPending(now, limit);
  }
}
