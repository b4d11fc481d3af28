// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHasher;
import java.util.List;
import java.util.Optional;

/// The use cases of the operator on accounts. Safe for use by many threads.
public final class AccountAdministration {
  private final AccountStore accounts;
  private final CredentialStore credentials;
  private final PasswordHasher hasher;
  private final Sessions sessions;

  public AccountAdministration(
      AccountStore accounts,
      CredentialStore credentials,
      PasswordHasher hasher,
      Sessions sessions) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.hasher = hasher;
    this.sessions = sessions;
  }

  /// {@return up to `limit` accounts with ids above `after`, rising; pass 0 to begin}
  public List<Account> page(long after, int limit) {
    return accounts.page(after, limit);
  }

  /// {@return the account, empty when there is none}
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  /// Admits an account no longer and ends its sessions. {@return the account, empty when there is
  /// none}
  public Optional<Account> disable(Handle handle) {
    Optional<Account> account = accounts.find(handle);
    account.ifPresent(
        found -> {
          credentials.setStanding(found.id(), found.standing().disabled());
          sessions.endAll(found.id());
        });
    return account;
  }

  /// Admits an account again after [#disable]; it has to log in anew. {@return the account, empty
  /// when there is none}
  public Optional<Account> enable(Handle handle) {
    Optional<Account> account = accounts.find(handle);
    account.ifPresent(found -> credentials.setStanding(found.id(), found.standing().admitted()));
    return account;
  }

  /// Replaces the password of an account and ends its sessions. {@return the account, empty when
  /// there is none}
  public Optional<Account> resetPassword(Handle handle, Password password) {
    Optional<Account> account = accounts.find(handle);
    account.ifPresent(
        found -> {
          credentials.setPassword(found.id(), hasher.hash(password));
          sessions.endAll(found.id());
        });
    return account;
  }
}
