// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// WebSockets (RFC 6455), for any surface. An opening handshake goes [SocketUpgrader] ->
/// [SocketEndpoint], which admits a [SocketHandler]; then [SocketConnection] reads with
/// [FrameReader] and [FragmentAssembler] and calls the handler. Events go [SocketSink] ->
/// [SocketEventEncoder] -> [SocketOutput] -> [FrameWriter]. [SocketRegistry] pings all open
/// sockets; [FloodDetector] and [ControlFrameLimit] end those that send too much. Knows nothing of
/// what messages say.
@NullMarked
package dev.sotto.api.websocket;

import org.jspecify.annotations.NullMarked;
