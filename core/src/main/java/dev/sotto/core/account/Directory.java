// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.util.List;
import java.util.Optional;

/// Finds accounts by the beginning of their handles. Safe for use by many threads.
public final class Directory {
  /// Shorter prefixes find nothing, so that nobody reads the whole directory.
  public static final int MIN_PREFIX_LENGTH = 3;

  /// The most that one search answers.
  public static final int MAX_RESULTS = 10;

  private final AccountStore accounts;

  public Directory(AccountStore accounts) {
    this.accounts = accounts;
  }

  /// {@return up to [#MAX_RESULTS] enabled accounts whose handle starts with `prefix`, whatever its
  /// letter case, without `asker`; empty when the prefix is shorter than [#MIN_PREFIX_LENGTH]
  /// characters}
  public List<Account> search(AccountId asker, String prefix) {
    String key = Handle.keyOf(prefix);
    if (key.codePointCount(0, key.length()) < MIN_PREFIX_LENGTH
        || key.length() > Handle.MAX_LENGTH) {
      return List.of();
    }
    return accounts.search(key, MAX_RESULTS + 1).stream()
        .filter(account -> !account.id().equals(asker))
        .limit(MAX_RESULTS)
        .toList();
  }

  /// {@return the account, empty when there is none}
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }
}
