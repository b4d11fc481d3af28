// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.account;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.key.PublicKeyStore;
import dev.sotto.storage.memory.table.AccountTable;
import dev.sotto.storage.memory.table.StorageLock;
import java.util.Optional;

public final class MemoryPublicKeyStore implements PublicKeyStore {
  private final StorageLock guard;
  private final AccountTable accounts;

  public MemoryPublicKeyStore(StorageLock guard, AccountTable accounts) {
    this.guard = guard;
    this.accounts = accounts;
  }

  @Override
  public Outcome put(AccountId account, PublicKey key, boolean replace) {
    return guard.call(
        () -> {
          Optional<PublicKey> before =
              accounts.find(account).map(found -> found.account().publicKey());
          if (before.isEmpty()) {
            return Outcome.NO_SUCH_ACCOUNT;
          }
          if (before.get().equals(key)) {
            return Outcome.UNCHANGED;
          }
          if (before.get().isPresent() && !replace) {
            return Outcome.KEPT;
          }
          accounts.replace(
              account, found -> new Credentials(with(found.account(), key), found.password()));
          return Outcome.STORED;
        });
  }

  private static Account with(Account account, PublicKey key) {
    return new Account(
        account.id(),
        account.handle(),
        key,
        account.standing(),
        account.createdAt(),
        account.lastSeen());
  }
}
