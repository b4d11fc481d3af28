// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;

/// A stored message.
///
/// @param sender the device that sent it
/// @param clientId what that client called it
public record Message(
    MessageId id,
    DeviceAddress sender,
    AccountId recipient,
    ClientMessageId clientId,
    MessageBody body,
    Lifetime lifetime) {}
