// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.connection.SequencedEvent;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;

/// One entry of a mailbox.
public sealed interface MailboxEntry extends SequencedEvent {
  /// A message for the device, or a copy of one that another device of the same account sent.
  record Arrived(long sequence, Message message) implements MailboxEntry {
    private static final int ENVELOPE = 200;

    @Override
    public int weight() {
      return ENVELOPE + message.body().length();
    }
  }

  /// A note that the sender has deleted a message for everybody.
  ///
  /// @param peer the other side of the conversation, seen from the owner of the mailbox
  record Deleted(long sequence, MessageId message, AccountId peer) implements MailboxEntry {}
}
