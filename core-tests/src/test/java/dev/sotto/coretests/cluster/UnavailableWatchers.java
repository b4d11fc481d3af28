// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.testkit.contact.ForwardingContactStore;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Contacts that at times do not tell who has an account as a contact.
///
/// @param hidden whether they do not tell now
record UnavailableWatchers(ContactStore real, BooleanSupplier hidden)
    implements ForwardingContactStore {
  @Override
  public List<AccountId> watchers(AccountId account) {
    if (hidden.getAsBoolean()) {
      throw new PortException.Unavailable("the test has said so");
    }
    return real.watchers(account);
  }
}
