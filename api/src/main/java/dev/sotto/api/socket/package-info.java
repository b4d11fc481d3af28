// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// WebSockets (RFC 6455): frames in and out, limits, heartbeat. Knows nothing of what the frames
/// say. Start from [dev.sotto.api.socket.SocketConnection].
package dev.sotto.api.socket;
