// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.sending;

import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.NoRoomReason;
import dev.sotto.core.relay.RelayedMessageId;
import java.time.Instant;

/// The outcome of sending a message.
public sealed interface SendOutcome {
  /// The message is on its way.
  sealed interface Accepted extends SendOutcome {
    /// {@return whether an earlier send had the same effect already}
    boolean repeated();

    /// {@return the time that the message is stamped with}
    Instant sentAt();
  }

  /// There is no such message, and nobody learns of it.
  sealed interface Refused extends SendOutcome {}

  /// The message is on disk.
  record Stored(MessageId id, Instant sentAt, boolean repeated) implements Accepted {}

  /// The message is in the relay.
  record Relayed(RelayedMessageId id, Instant sentAt, Instant expiresAt, boolean repeated)
      implements Accepted {}

  /// The sender has used the client message id for another message.
  record Conflict() implements Refused {}

  /// No such account, or one that the sender does not know.
  record NotReachable() implements Refused {}

  /// It names media that are not objects of the sender.
  record ForeignMedia() implements Refused {}

  /// There is no room for it in the storage; it may be sent again later.
  record NoRoom(NoRoomReason where) implements Refused {}

  /// Its body is longer than what the relay takes.
  record TooLargeForRelay() implements Refused {}

  /// Too much waits in the relay.
  record RelayFull() implements Refused {}
}
