// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.relay;

import java.time.Instant;

/// The outcome of sending a message through the relay.
public sealed interface RelayResult {
  /// @param id under which it waits: given by this send, or by the one that it repeats
  /// @param repeated whether an earlier send had left it there already
  record Kept(RelayedMessageId id, Instant sentAt, Instant expiresAt, boolean repeated)
      implements RelayResult {
    /// {@return the result for `message`}
    public static Kept of(RelayedMessage message, boolean repeated) {
      var lifetime = message.lifetime();
      return new Kept(message.id(), lifetime.sentAt(), lifetime.expiresAt(), repeated);
    }
  }

  /// The sender has used the client message id for another message to the same recipient.
  record Conflict() implements RelayResult {}

  /// The body is longer than [Relay#MAX_BODY_BYTES].
  record TooLarge() implements RelayResult {}

  /// Too much waits already, for the recipient or in all, or too much of it is of this sender;
  /// nothing was kept.
  record Full() implements RelayResult {}

  /// No such account, or one that the sender does not know.
  record NotReachable() implements RelayResult {}
}
