// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Typing notifications. [TypingNotifications] passes a [TypingChanged] on to the connected devices
/// of the reader; nothing is stored.
@NullMarked
package dev.sotto.core.typing;

import org.jspecify.annotations.NullMarked;
