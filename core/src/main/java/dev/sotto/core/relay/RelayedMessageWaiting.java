// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.relay;

import dev.sotto.core.connection.Event;

/// Something waits in the relay for the devices of the account.
public record RelayedMessageWaiting() implements Event {}
