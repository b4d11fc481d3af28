// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// New messages, many in two round trips. [PostgresMessageAppender] -> group commit ->
/// [BatchAppend]: [AppendLookup] locks and reads ids, mailboxes ([LockedMailbox]) and earlier
/// sends; [BatchSlotAllocation] gives out the slots; one script stores all and commits. A
/// [PendingAppend] keeps its last attempt, so a commit whose answer was lost is recognised.
@NullMarked
package dev.sotto.storage.postgres.append;

import org.jspecify.annotations.NullMarked;
