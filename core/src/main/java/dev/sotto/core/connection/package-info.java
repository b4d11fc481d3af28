// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Open connections of this node. A surface opens a [DeviceConnection] with a [Sink] and adds it to
/// the [ConnectionRegistry]; the connection streams the [Backlog] of its mailbox, at a turn of the
/// [BacklogThrottle], then [BacklogSynced], then each [Event] from its [OutboundQueue]. A
/// [QueuedSink] does the same for clients without a mailbox. Knows nothing of sockets, nor of other
/// nodes.
@NullMarked
package dev.sotto.core.connection;

import org.jspecify.annotations.NullMarked;
