// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.util.Optional;

/// Keeps what an account proves itself with, and its standing. Safe for use by many threads.
///
/// A method returns once its effect is durable.
public interface CredentialStore {
  /// {@return the account and its password hash, whatever the letter case of `handle`}
  Optional<Credentials> find(Handle handle);

  /// Replaces the password hash. {@return whether the account exists}
  boolean setPassword(AccountId id, PasswordHash password);

  /// Replaces role and admission. {@return whether the account exists}
  boolean setStanding(AccountId id, AccountStatus standing);

  /// An account with its password hash.
  record Credentials(Account account, PasswordHash password) {}
}
