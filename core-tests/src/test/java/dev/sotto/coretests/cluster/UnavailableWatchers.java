// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.contact.ForwardingContactStore;
import dev.sotto.testkit.spi.OverStorage;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A storage that at times does not tell who has an account as a contact.
record UnavailableWatchers(Storage real, BooleanSupplier hidden) implements OverStorage {
  @Override
  public ContactStore contacts() {
    return new ForwardingContactStore() {
      @Override
      public ContactStore real() {
        return real.contacts();
      }

      @Override
      public List<AccountId> watchers(AccountId account) {
        if (hidden.getAsBoolean()) {
          throw new PortException.Unavailable("the test has said so");
        }
        return real().watchers(account);
      }
    };
  }
}
