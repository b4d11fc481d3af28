// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.contact;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import java.time.Instant;
import java.util.List;

/// Keeps who has whom as a contact (one direction) and who has ever written to whom. Safe for use
/// by many threads.
///
/// A method returns once its effect is durable.
public interface ContactStore {
  /// Adds a contact; adding it again changes nothing, also when there are `most`. Atomic: of many
  /// callers no more than `most` are added.
  ///
  /// @param most contacts that `owner` may have
  Addition add(AccountId owner, AccountId contact, Instant now, int most);

  /// Removes a contact. {@return whether there was one}
  boolean remove(AccountId owner, AccountId contact);

  /// {@return the contacts of `owner`, by handle key}
  List<Account> list(AccountId owner);

  /// {@return the accounts that have `account` as a contact, in no order}
  List<AccountId> watchers(AccountId account);

  /// {@return whether `who` has `whom` as a contact, or `whom` has ever written to `who`}
  boolean knows(AccountId who, AccountId whom);

  /// {@return whether `writer` has ever written to `reader`}
  boolean hasWritten(AccountId writer, AccountId reader);

  /// How [#add] ended.
  enum Addition {
    ADDED,
    NO_SUCH_ACCOUNT,
    TOO_MANY
  }
}
