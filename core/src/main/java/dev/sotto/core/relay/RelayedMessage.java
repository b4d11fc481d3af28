// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.relay;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MessageBody;

/// A message in the relay.
///
/// @param lifetime limited
public record RelayedMessage(
    RelayedMessageId id,
    DeviceAddress sender,
    AccountId recipient,
    ClientMessageId clientId,
    MessageBody body,
    Lifetime lifetime) {}
