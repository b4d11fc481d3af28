// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.receipt;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.History;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import java.util.Optional;

/// Records receipts and passes them on. Safe for use by many threads.
public final class Receipts {
  private final ReceiptStore receipts;
  private final History history;
  private final Switchboard switchboard;

  public Receipts(ReceiptStore receipts, History history, Switchboard switchboard) {
    this.receipts = receipts;
    this.history = history;
    this.switchboard = switchboard;
  }

  /// Confirms all messages of one author up to `upTo`, which the account of `reader` must have
  /// received and not hidden. Confirming less than before changes nothing.
  ///
  /// {@return whether there is such a message}
  public boolean confirm(DeviceAddress reader, ReceiptKind kind, MessageId upTo) {
    AccountId account = reader.account();
    Optional<Message> message = history.find(account, upTo);
    if (message.isEmpty() || !message.get().recipient().equals(account)) {
      return false;
    }
    AccountId author = message.get().sender().account();
    if (receipts.advance(account, author, kind, upTo)) {
      var event = new ReceiptAdvanced(account, author, kind, upTo);
      if (!author.equals(account)) {
        switchboard.send(author, event);
      }
      switchboard.sendToOthers(reader, event);
    }
    return true;
  }

  /// {@return how far `reader` has got with the messages of `author`}
  public ReceiptMarks marks(AccountId reader, AccountId author) {
    return receipts.marks(reader, author);
  }
}
