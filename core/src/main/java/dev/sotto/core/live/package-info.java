// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Open connections of this node: what a client is sent while it is connected, in which order, and
/// what happens when it reads too slowly. Knows nothing of sockets but [dev.sotto.core.live.Sink],
/// and nothing of other nodes. Start from [dev.sotto.core.live.Connection].
package dev.sotto.core.live;
