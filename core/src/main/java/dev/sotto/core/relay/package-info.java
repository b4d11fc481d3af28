// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Short-lived messages that never touch the storage. `core.sending` decides by the lifetime of a
/// draft; the [Relay] leaves a [RelayedMessage] in the [RelayStore] until each device has taken it,
/// and [RelayNotifier] tells or wakes the devices. All of it may be lost.
@NullMarked
package dev.sotto.core.relay;

import org.jspecify.annotations.NullMarked;
