// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps messages and puts them into mailboxes. Safe for use by many threads; concurrent appends
/// share one commit.
///
/// A method returns once its effect is durable. It throws [dev.sotto.core.PortException] when the
/// store cannot answer, never for anything the caller passed.
public interface MessageStore {
  /// Stores a message and, in the same transaction, gives it the next place in the mailbox of every
  /// device of both accounts but the one that sends it, and remembers that the sender has written
  /// to the recipient. Both accounts must exist.
  ///
  /// A draft whose client message id its sender has used before changes nothing.
  ///
  /// @param sentAt what the clock says; kept as it is, from which the expiry counts. Messages are
  ///   in the order of their ids, not of these times
  /// @param listener told of a stored message once it is durable and before this method returns, in
  ///   the order in which places were given; must return at once
  AppendResult append(Draft draft, Instant sentAt, CommitListener listener);

  /// {@return how an earlier append under the client message id of this draft ended for it: as a
  /// repeat or as a conflict; empty when its sender has not used the id}
  Optional<AppendResult> earlier(Draft draft);

  /// {@return the message if it is readable, and `reader` sent or received it and has not hidden
  /// it}
  Optional<Message> find(AccountId reader, MessageId id, Horizon horizon);

  /// Ends a message for everybody: its body goes, and the mailboxes of all devices of both accounts
  /// get a note of the deletion, except that of `by`, which asked for it. Repeating it changes
  /// nothing.
  ///
  /// {@return the places of the notes, maybe none; empty when this call has ended nothing: the
  /// message is not readable any more, or not sent by the account of `by`. Of many calls at once
  /// one is answered with places}
  Optional<List<MailboxSlot>> delete(MessageId id, DeviceAddress by, Horizon horizon);

  /// Hides a message from its recipient, who no longer finds it, nor sees it in the history. It
  /// stays for its sender, and in mailboxes. Repeating it changes nothing.
  ///
  /// {@return whether this call has hidden it: it was readable, addressed to `recipient` and not
  /// hidden yet. Of many calls at once one is answered with true}
  boolean hide(MessageId id, AccountId recipient, Horizon horizon);

  /// Removes up to `limit` messages that are beyond the horizon from everywhere. What remains of
  /// deleted and expired messages (their ids and digests, so that a repeated send is recognised)
  /// goes with the retention period.
  ///
  /// {@return how many}
  int sweep(Horizon horizon, int limit);

  /// Hears of stored messages.
  interface CommitListener {
    /// Told once per stored message.
    void stored(Message message, List<MailboxSlot> slots);
  }
}
