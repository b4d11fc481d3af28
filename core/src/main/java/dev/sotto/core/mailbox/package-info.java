// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Mailboxes: what waits for each device, numbered without gaps. Start from
/// [dev.sotto.core.mailbox.Mailboxes].
package dev.sotto.core.mailbox;
