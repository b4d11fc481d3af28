// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.account;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.storage.memory.table.AccountTable;
import dev.sotto.storage.memory.table.StorageLock;
import java.util.Optional;

public final class MemoryCredentialStore implements CredentialStore {
  private final StorageLock guard;
  private final AccountTable accounts;

  public MemoryCredentialStore(StorageLock guard, AccountTable accounts) {
    this.guard = guard;
    this.accounts = accounts;
  }

  @Override
  public Optional<Credentials> find(Handle handle) {
    return guard.call(() -> accounts.find(handle));
  }

  @Override
  public boolean setPassword(AccountId id, PasswordHash password) {
    return guard.call(
        () -> accounts.replace(id, before -> new Credentials(before.account(), password)));
  }

  @Override
  public boolean setStanding(AccountId id, AccountStatus standing) {
    return guard.call(
        () ->
            accounts.replace(
                id,
                before ->
                    new Credentials(regarded(before.account(), standing), before.password())));
  }

  private static Account regarded(Account account, AccountStatus standing) {
    return new Account(
        account.id(),
        account.handle(),
        account.publicKey(),
        standing,
        account.createdAt(),
        account.lastSeen());
  }
}
