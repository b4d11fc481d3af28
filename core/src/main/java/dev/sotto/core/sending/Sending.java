// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.sending;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.Attachments;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.message.Messaging.SendResult;
import dev.sotto.core.message.NoRoomReason;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.relay.RelayResult;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The sending of messages, for all surfaces alike: each account is held to its limit, the objects
/// that a message names are opened to the recipient, and the message goes through the storage or
/// the relay. Safe for use by many threads.
///
/// In two steps, as a surface holds an account to its limit before it reads what is sent: first
/// [#admit], then [#send].
public final class Sending {
  private final RateLimiter limiter;
  private final Attachments attachments;
  private final StoreOrRelay ways;

  /// @param relay empty when everything goes through the storage
  public Sending(
      RateLimiter limiter, Attachments attachments, Messaging messaging, Optional<Relay> relay) {
    this.limiter = limiter;
    this.attachments = attachments;
    this.ways = new StoreOrRelay(messaging, relay);
  }

  /// Counts one message of an account against its limit.
  ///
  /// {@return how long the account has to wait before it may send; zero when it may now}
  public Duration admit(AccountId sender) {
    return limiter.take(RateLimits.SEND_PER_ACCOUNT, Long.toString(sender.value()));
  }

  /// Sends a message whose sender was admitted, through the relay where that is switched on and
  /// fits.
  ///
  /// @param media [Attachments#MAX] objects at most, which the recipient may then read
  public SendOutcome send(Draft draft, Set<ObjectKey> media) {
    // Before the message is stored: a recipient who knows of it can read them at once.
    var carrier = new MessageRef(draft.sender().account(), draft.clientId());
    if (!media.isEmpty() && !attachments.attach(carrier, draft.recipient(), media)) {
      return new SendOutcome.ForeignMedia();
    }
    return ways.send(draft, Sending::outcome, Sending::outcome);
  }

  private static SendOutcome outcome(SendResult result) {
    return switch (result) {
      case SendResult.Sent(var id, var sentAt, boolean repeated) ->
          new SendOutcome.Stored(id, sentAt, repeated);
      case SendResult.Conflict _ -> new SendOutcome.Conflict();
      case SendResult.NotReachable _ -> new SendOutcome.NotReachable();
      case SendResult.NoRoom(NoRoomReason where) -> new SendOutcome.NoRoom(where);
    };
  }

  private static SendOutcome outcome(RelayResult result) {
    return switch (result) {
      case RelayResult.Kept kept ->
          new SendOutcome.Relayed(kept.id(), kept.sentAt(), kept.expiresAt(), kept.repeated());
      case RelayResult.Conflict _ -> new SendOutcome.Conflict();
      case RelayResult.TooLarge _ -> new SendOutcome.TooLargeForRelay();
      case RelayResult.Full _ -> new SendOutcome.RelayFull();
      case RelayResult.NotReachable _ -> new SendOutcome.NotReachable();
    };
  }
}
