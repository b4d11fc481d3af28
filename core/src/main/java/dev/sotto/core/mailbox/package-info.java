// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Mailboxes. A stored message has a slot in the mailbox of each device; [MessageDelivery] hands
/// its [MailboxEntry] to the connected ones and wakes the others. Clients read and acknowledge
/// through [Mailboxes], within one [MailboxGeneration]. [BoundedMessageStore] refuses what has no
/// room; [MailboxPoller] finds what the bus has lost, [StorageRestoreWatch] that a backup was
/// restored.
@NullMarked
package dev.sotto.core.mailbox;

import org.jspecify.annotations.NullMarked;
