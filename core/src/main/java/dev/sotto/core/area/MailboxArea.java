// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.mailbox.MailboxPoller;
import dev.sotto.core.mailbox.Mailboxes;

/// The mailboxes of devices.
///
/// @param access reads and acknowledges them
/// @param poller looks for what other nodes have stored
public record MailboxArea(Mailboxes access, MailboxPoller poller) {}
