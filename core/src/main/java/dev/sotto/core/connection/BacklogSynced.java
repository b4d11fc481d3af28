// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

/// Tells a client that the backlog ends here and what follows is live.
///
/// @param sequence the last sequence number of the backlog
public record BacklogSynced(long sequence) implements Event {}
