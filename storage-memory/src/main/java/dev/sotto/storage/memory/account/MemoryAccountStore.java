// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.account;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.storage.memory.table.AccountTable;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

public final class MemoryAccountStore implements AccountStore {
  private final StorageLock guard;
  private final AccountTable accounts;

  public MemoryAccountStore(StorageLock guard, AccountTable accounts) {
    this.guard = guard;
    this.accounts = accounts;
  }

  @Override
  public Creation create(Account account, PasswordHash password) {
    return guard.call(
        () -> {
          if (accounts.has(account.handle())) {
            return Creation.HANDLE_TAKEN;
          }
          if (accounts.has(account.id())) {
            return Creation.ID_TAKEN;
          }
          accounts.add(new Credentials(account, password));
          return Creation.CREATED;
        });
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return guard.call(() -> accounts.find(id).map(Credentials::account));
  }

  @Override
  public Optional<Account> find(Handle handle) {
    return guard.call(() -> accounts.find(handle).map(Credentials::account));
  }

  @Override
  public List<Account> search(String keyPrefix, int limit) {
    return guard.call(
        () ->
            accounts
                .startingWith(keyPrefix)
                .filter(account -> account.standing().enabled())
                .limit(limit)
                .toList());
  }

  @Override
  public List<Account> page(long after, int limit) {
    return guard.call(() -> accounts.after(after).limit(limit).toList());
  }

  @Override
  public void touch(AccountId id, Instant lastSeen, boolean online) {
    guard.run(
        () -> {
          boolean known =
              accounts.replace(
                  id,
                  before -> new Credentials(seen(before.account(), lastSeen), before.password()));
          if (known && online) {
            accounts.shown.add(id);
          } else {
            accounts.shown.remove(id);
          }
        });
  }

  @Override
  public List<AccountId> shownOnline(long after, int limit) {
    return guard.call(
        () -> accounts.shown.stream().dropWhile(id -> id.value() <= after).limit(limit).toList());
  }

  @Override
  public boolean showOffline(AccountId id) {
    return guard.call(() -> accounts.shown.remove(id));
  }

  private static Account seen(Account account, Instant lastSeen) {
    return new Account(
        account.id(),
        account.handle(),
        account.publicKey(),
        account.standing(),
        account.createdAt(),
        lastSeen);
  }
}
