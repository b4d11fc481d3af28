// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.account;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.AccountStore.Creation;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingAccountStore extends AccountStore {
  AccountStore real();

  @Override
  default Creation create(Account account, PasswordHash password) {
    return real().create(account, password);
  }

  @Override
  default Optional<Account> find(AccountId id) {
    return real().find(id);
  }

  @Override
  default Optional<Account> find(Handle handle) {
    return real().find(handle);
  }

  @Override
  default List<Account> search(String keyPrefix, int limit) {
    return real().search(keyPrefix, limit);
  }

  @Override
  default List<Account> page(long after, int limit) {
    return real().page(after, limit);
  }

  @Override
  default void touch(AccountId id, Instant lastSeen, boolean online) {
    real().touch(id, lastSeen, online);
  }

  @Override
  default List<AccountId> shownOnline(long after, int limit) {
    return real().shownOnline(after, limit);
  }

  @Override
  default boolean showOffline(AccountId id) {
    return real().showOffline(id);
  }
}
