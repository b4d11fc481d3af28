// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.key;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.key.PublicKeyStore.Outcome;
import java.util.Optional;

/// Publishes the keys of accounts. Safe for use by many threads.
public final class PublicKeys {
  private final PublicKeyStore keys;
  private final AccountStore accounts;
  private final ContactStore contacts;
  private final Switchboard switchboard;

  public PublicKeys(
      PublicKeyStore keys, AccountStore accounts, ContactStore contacts, Switchboard switchboard) {
    this.keys = keys;
    this.accounts = accounts;
    this.contacts = contacts;
    this.switchboard = switchboard;
  }

  /// Publishes a key, and tells the connected accounts that have this one as a contact when it is a
  /// new one.
  ///
  /// @param key present
  /// @param replace whether to replace another key
  public Outcome publish(AccountId account, PublicKey key, boolean replace) {
    Outcome outcome = keys.put(account, key, replace);
    if (outcome == Outcome.STORED) {
      announce(account, key);
    }
    return outcome;
  }

  private void announce(AccountId account, PublicKey key) {
    Optional<Account> subject = accounts.find(account);
    if (subject.isPresent()) {
      var event = new PublicKeyChanged(account, subject.get().handle(), key);
      contacts.watchers(account).forEach(watcher -> switchboard.send(watcher, event));
    }
  }
}
