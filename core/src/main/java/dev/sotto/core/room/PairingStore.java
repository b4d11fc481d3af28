// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import java.time.Instant;

/// Keeps codes until they are redeemed or expire. Safe for use by many threads.
///
/// A method returns once its effect is durable. A code that has expired counts as unknown, also
/// while nobody has swept it.
public interface PairingStore {
  /// Keeps a code. Atomic: of many that want one code, one gets it. Repeated by its creator it
  /// changes nothing.
  Registration register(PendingPairing pending, Instant now);

  /// Redeems a code: makes the room `id`. Atomic: one guest gets it, and the same room when it
  /// repeats.
  ///
  /// @param id of the room, should there be one
  Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now);

  /// Asks what became of a code. Once it is redeemed the answer stays the same for as long as the
  /// room exists, also after the code has expired.
  Collection collect(JoinCode code, ParticipantId creator, Instant now);

  /// Deletes up to `limit` codes that have expired. {@return how many}
  int sweepPending(Instant now, int limit);

  /// The outcome of [#register].
  sealed interface Registration {
    /// @param expiresAt when the code expires; as first said, when this is a repetition
    record Registered(Instant expiresAt) implements Registration {}

    /// Somebody else has the code.
    record Taken() implements Registration {}
  }

  /// The outcome of [#accept].
  sealed interface Acceptance {
    record Accepted(RoomId room) implements Acceptance {}

    /// Somebody else has redeemed it, or the guest is its creator.
    record Conflict() implements Acceptance {}

    record Unknown() implements Acceptance {}
  }

  /// The outcome of [#collect].
  sealed interface Collection {
    record Collected(RoomId room) implements Collection {}

    /// Nobody has redeemed it yet.
    record Waiting() implements Collection {}

    /// There is no such code of this creator, it has expired, or the room is gone.
    record Unknown() implements Collection {}
  }
}
