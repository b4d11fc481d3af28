// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.presence;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.contact.ContactStore;
import java.time.Instant;
import java.util.List;

/// Tells those who have an account as a contact that it came or left, and notes when. Safe for use
/// by many threads.
public final class PresenceNotifier {
  private final AccountStore accounts;
  private final ContactStore contacts;
  private final Switchboard switchboard;

  public PresenceNotifier(AccountStore accounts, ContactStore contacts, Switchboard switchboard) {
    this.accounts = accounts;
    this.contacts = contacts;
    this.switchboard = switchboard;
  }

  void announce(AccountId account, boolean online, Instant at) {
    accounts.touch(account, at, online);
    accounts.find(account).ifPresent(subject -> tell(subject, online, at));
  }

  /// Notes that an account is shown as offline. {@return whether it was still shown as online; of
  /// many nodes one hears so, and must tell}
  boolean showOffline(AccountId account) {
    return accounts.showOffline(account);
  }

  /// Tells of an account that went when nobody saw it.
  void announceLost(AccountId account) {
    accounts.find(account).ifPresent(subject -> tell(subject, false, subject.lastSeen()));
  }

  /// {@return up to `limit` accounts with ids above `after` that are shown as online, rising}
  List<AccountId> shownOnline(long after, int limit) {
    return accounts.shownOnline(after, limit);
  }

  private void tell(Account subject, boolean online, Instant at) {
    var event = new PresenceChanged(subject.id(), subject.handle(), online, at);
    contacts.watchers(subject.id()).forEach(watcher -> switchboard.send(watcher, event));
  }
}
