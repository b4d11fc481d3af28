// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Sending a message, the one use case of all surfaces. [Sending] holds the sender to its limit,
/// ties media to the message and lets [StoreOrRelay] choose the way by the lifetime of the draft:
/// through [dev.sotto.core.message.Messaging] or [dev.sotto.core.relay.Relay]. A [SendOutcome]
/// tells what became of it; each surface says that in its own words.
@NullMarked
package dev.sotto.core.sending;

import org.jspecify.annotations.NullMarked;
