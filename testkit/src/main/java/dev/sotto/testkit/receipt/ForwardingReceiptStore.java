// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.receipt;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.receipt.ReceiptMarks;
import dev.sotto.core.receipt.ReceiptStore;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingReceiptStore extends ReceiptStore {
  ReceiptStore real();

  @Override
  default boolean advance(AccountId reader, AccountId author, ReceiptKind kind, MessageId upTo) {
    return real().advance(reader, author, kind, upTo);
  }

  @Override
  default ReceiptMarks marks(AccountId reader, AccountId author) {
    return real().marks(reader, author);
  }
}
