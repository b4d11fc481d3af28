// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps accounts. Safe for use by many threads.
///
/// A method returns once its effect is durable. It throws [dev.sotto.core.PortException] when the
/// store cannot answer, never for anything the caller passed.
public interface AccountStore {
  /// Adds `account` unless its id or the key of its handle is in use. Atomic: of many callers with
  /// one handle one wins.
  Creation create(Account account, PasswordHash password);

  /// {@return the account, empty when there is none}
  Optional<Account> find(AccountId id);

  /// {@return the account with this handle, whatever its letter case}
  Optional<Account> find(Handle handle);

  /// {@return enabled accounts whose handle key starts with `keyPrefix`, by handle key; wildcards
  /// of a query language mean themselves}
  ///
  /// @param limit 1 to 100
  List<Account> search(String keyPrefix, int limit);

  /// {@return up to `limit` accounts with ids above `after`, rising; pass 0 to begin}
  List<Account> page(long after, int limit);

  /// Remembers when the account was last connected, and as what it is shown since. Without effect
  /// on unknown accounts.
  ///
  /// @param online what those are told who have it as a contact
  void touch(AccountId id, Instant lastSeen, boolean online);

  /// {@return up to `limit` accounts with ids above `after` that are shown as online, rising; pass
  /// 0 to begin}
  List<AccountId> shownOnline(long after, int limit);

  /// Remembers that the account is shown as offline, but not when it was last connected. {@return
  /// whether it was shown as online until now; of many callers one hears so}
  boolean showOffline(AccountId id);

  /// The outcome of [#create].
  enum Creation {
    CREATED,
    HANDLE_TAKEN,
    ID_TAKEN
  }
}
