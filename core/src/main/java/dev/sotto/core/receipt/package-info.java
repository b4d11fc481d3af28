// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Receipts. [Receipts] moves the mark of a reader forward in the [ReceiptStore], where it only
/// ever rises, and tells author and reader with a [ReceiptAdvanced]. Nothing of it goes through a
/// mailbox: whoever misses an event finds the [ReceiptMarks] with the history.
@NullMarked
package dev.sotto.core.receipt;

import org.jspecify.annotations.NullMarked;
