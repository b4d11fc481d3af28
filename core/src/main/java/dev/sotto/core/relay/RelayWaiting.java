// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.relay;

import dev.sotto.core.live.Event;

/// Something waits in the relay for the devices of the account.
public record RelayWaiting() implements Event {}
