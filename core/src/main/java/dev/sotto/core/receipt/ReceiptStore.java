// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.receipt;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.MessageId;

/// Keeps, per reader and author, how far the reader has got: two marks that only move forward, so
/// receipts need no mailbox and never pile up. Safe for use by many threads.
///
/// A method returns once its effect is durable.
public interface ReceiptStore {
  /// Moves a mark forward; [ReceiptKind#READ] takes the delivered mark along. Both accounts must
  /// exist. Atomic.
  ///
  /// {@return whether a mark moved}
  boolean advance(AccountId reader, AccountId author, ReceiptKind kind, MessageId upTo);

  /// {@return how far `reader` has got with the messages of `author`}
  ReceiptMarks marks(AccountId reader, AccountId author);
}
