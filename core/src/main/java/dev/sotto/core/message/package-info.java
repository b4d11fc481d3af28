// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Messages between accounts. [Messaging] turns a [Draft] into a [Message] that is on disk with a
/// [MailboxSlot] for each device, or deletes one; [MessageStore] does it in one transaction.
/// [History] reads back what lies within the [Horizon] of the [HorizonSource]; [MessageSweeper]
/// removes what lies beyond.
@NullMarked
package dev.sotto.core.message;

import org.jspecify.annotations.NullMarked;
