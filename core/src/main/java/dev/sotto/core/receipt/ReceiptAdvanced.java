// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.receipt;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.connection.Event;
import dev.sotto.core.message.MessageId;

/// Tells the devices of author and reader that `reader` has got further with the messages of
/// `author`. Not in the mailbox: whoever misses it finds the marks with the history.
public record ReceiptAdvanced(AccountId reader, AccountId author, ReceiptKind kind, MessageId upTo)
    implements Event {
  @Override
  public boolean isEphemeral() {
    return true;
  }
}
