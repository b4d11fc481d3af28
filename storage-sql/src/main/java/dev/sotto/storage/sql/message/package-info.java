// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Messages, mailboxes and receipts. A draft goes [SqlMessageStore] -> [MessageAppender] -> (group
/// commit) [AppendMessage]: an id from [MessageIdGenerator], one row in `message`, and by
/// [SlotAllocation] one in `delivery` for each device of both sides. PostgreSQL has an appender of
/// its own; [EmbeddedMessageAppender] serves the others. What the committer has just written it
/// does not read again: [MailboxSequenceCache], [CorrespondenceCache]. Entries leave with
/// [AcknowledgeMailbox], messages with [SweepMessages]. [MessageRows] maps a row for all stores.
@NullMarked
package dev.sotto.storage.sql.message;

import org.jspecify.annotations.NullMarked;
