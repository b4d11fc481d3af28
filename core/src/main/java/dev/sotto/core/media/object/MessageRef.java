// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.ClientMessageId;

/// A message that names objects, by what its sender calls it: objects are made readable just before
/// the message is stored, while it has no other name.
public record MessageRef(AccountId sender, ClientMessageId message) {}
