// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.presence;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.live.Switchboard;
import java.time.Instant;

/// Tells those who have an account as a contact that it came or left, and notes when. Safe for use
/// by many threads.
public final class Announcer {
  private final AccountStore accounts;
  private final ContactStore contacts;
  private final Switchboard switchboard;

  public Announcer(AccountStore accounts, ContactStore contacts, Switchboard switchboard) {
    this.accounts = accounts;
    this.contacts = contacts;
    this.switchboard = switchboard;
  }

  void announce(AccountId account, boolean online, Instant at) {
    accounts.touch(account, at);
    accounts
        .find(account)
        .map(subject -> new PresenceChanged(account, subject.handle(), online, at))
        .ifPresent(
            event ->
                contacts.watchers(account).forEach(watcher -> switchboard.send(watcher, event)));
  }
}
