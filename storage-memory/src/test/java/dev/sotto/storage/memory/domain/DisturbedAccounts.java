// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.domain;

import dev.sotto.core.PortException;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Accounts in a storage that can be away for a while. For one thread.
final class DisturbedAccounts implements AccountStore {
  private final AccountStore whole;
  private boolean away;

  DisturbedAccounts(AccountStore whole) {
    this.whole = whole;
  }

  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  @Override
  public Creation create(Account account, PasswordHash password) {
    return reach().create(account, password);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return reach().find(id);
  }

  @Override
  public Optional<Account> find(Handle handle) {
    return reach().find(handle);
  }

  @Override
  public List<Account> search(String keyPrefix, int limit) {
    return reach().search(keyPrefix, limit);
  }

  @Override
  public List<Account> page(long after, int limit) {
    return reach().page(after, limit);
  }

  @Override
  public void touch(AccountId id, Instant lastSeen, boolean online) {
    reach().touch(id, lastSeen, online);
  }

  @Override
  public List<AccountId> shownOnline(long after, int limit) {
    return reach().shownOnline(after, limit);
  }

  @Override
  public boolean showOffline(AccountId id) {
    return reach().showOffline(id);
  }

  private AccountStore reach() {
    if (away) {
      throw new PortException.Unavailable("the test has said so");
    }
    return whole;
  }
}
