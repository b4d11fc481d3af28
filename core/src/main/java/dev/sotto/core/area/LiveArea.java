// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.typing.TypingNotifications;

/// Who is connected, and what is told to those who are and kept for nobody.
///
/// @param connections those of this node
public record LiveArea(
    ConnectionRegistry connections, Presence presence, TypingNotifications typing) {}
