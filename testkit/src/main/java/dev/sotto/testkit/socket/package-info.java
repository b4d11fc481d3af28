// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// WebSockets for tests that decide about every byte. Start from
/// [dev.sotto.testkit.socket.RawWebSocket].
package dev.sotto.testkit.socket;
