// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Messages and what is made of them. [MemoryMessageStore] appends to [MessageTable], which fills
/// mailboxes and keeps a [DeduplicationRecord] of each send for as long as retention lasts;
/// [MessageIndex] has those that can still be read, in the orders in which [MemoryHistoryStore]
/// pages them. [MemoryMailboxStore] reads what waits, [MemoryReceiptStore] keeps marks.
@NullMarked
package dev.sotto.storage.memory.message;

import org.jspecify.annotations.NullMarked;
