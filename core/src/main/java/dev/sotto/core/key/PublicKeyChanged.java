// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.key;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.connection.Event;

/// Tells those who have an account as a contact that its public key is a new one.
public record PublicKeyChanged(AccountId account, Handle handle, PublicKey key) implements Event {
  @Override
  public int weight() {
    return 200 + key.text().length();
  }
}
