// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.message.History;
import dev.sotto.core.message.MessageSweeper;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.receipt.Receipts;
import dev.sotto.core.sending.Sending;

/// The messages: sending, reading back, deleting and confirming them.
///
/// @param sending the one way in for messages, whatever surface they come from
/// @param messaging deletes messages and counts what was stored
/// @param sweeper deletes those whose time is over
public record MessageArea(
    Sending sending,
    Messaging messaging,
    History history,
    Receipts receipts,
    MessageSweeper sweeper) {}
