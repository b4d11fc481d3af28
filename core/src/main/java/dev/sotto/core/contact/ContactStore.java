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
  /// What handles and keys of a page take together, in bytes.
  int PAGE_BYTES = 1024 * 1024;

  /// Adds a contact; adding it again changes nothing, also when there are `most`. Atomic: of many
  /// callers no more than `most` are added.
  ///
  /// @param most contacts that `owner` may have
  Addition add(AccountId owner, AccountId contact, Instant now, int most);

  /// Removes a contact. {@return whether there was one}
  boolean remove(AccountId owner, AccountId contact);

  /// {@return the first contacts of `owner`, by handle key}
  ///
  /// @param limit how many at most; the one whose handle and key bring those of all to
  ///   [#PAGE_BYTES] is the last
  List<Account> firstPage(AccountId owner, int limit);

  /// {@return as [#firstPage], the contacts behind `after`, which need not be a contact any more}
  List<Account> nextPage(AccountId owner, AccountId after, int limit);

  /// {@return the accounts that have `account` as a contact, in no order}
  List<AccountId> watchers(AccountId account);

  /// {@return whether `who` has `whom` as a contact, or `whom` has ever written to `who`}
  boolean knows(AccountId who, AccountId whom);

  /// {@return whether `writer` has ever written to `reader`}
  boolean hasWritten(AccountId writer, AccountId reader);

  /// The outcome of [#add].
  enum Addition {
    ADDED,
    NO_SUCH_ACCOUNT,
    TOO_MANY
  }
}
