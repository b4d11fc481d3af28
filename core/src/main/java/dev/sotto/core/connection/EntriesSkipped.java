// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

/// Tells a client that the mailbox no longer holds these places: they were acknowledged, deleted or
/// have expired. So a client never has to wonder about a gap.
///
/// @param from first missing sequence number
/// @param to last missing sequence number
public record EntriesSkipped(long from, long to) implements Event {}
