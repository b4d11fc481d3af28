// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.util.List;
import java.util.Optional;

/// Finds accounts by the beginning of their handles. Safe for use by many threads.
public final class AccountDirectory {
  /// Shorter prefixes find no longer handle, so that nobody reads the whole directory.
  public static final int MIN_PREFIX_LENGTH = 3;

  /// The most that one search answers.
  public static final int MAX_RESULTS = 10;

  private final AccountStore accounts;

  public AccountDirectory(AccountStore accounts) {
    this.accounts = accounts;
  }

  /// {@return up to [#MAX_RESULTS] enabled accounts whose handle starts with `prefix`, whatever its
  /// letter case, without `asker`. A prefix shorter than [#MIN_PREFIX_LENGTH] letters, of which one
  /// of Chinese or Korean counts as two, finds only the handle that it is}
  public List<Account> search(AccountId asker, String prefix) {
    if (prefix.length() > Handle.MAX_LENGTH) {
      return List.of();
    }
    String key = Handle.keyOf(prefix);
    List<Account> found =
        weight(key) < MIN_PREFIX_LENGTH ? whole(prefix) : accounts.search(key, MAX_RESULTS + 1);
    return found.stream()
        .filter(account -> !account.id().equals(asker))
        .limit(MAX_RESULTS)
        .toList();
  }

  /// What is too short for the beginning of a handle may still be all of one.
  private List<Account> whole(String handle) {
    return Handle.isValid(handle)
        ? accounts.find(new Handle(handle)).filter(AccountDirectory::isEnabled).stream().toList()
        : List.of();
  }

  private static boolean isEnabled(Account account) {
    return account.standing().enabled();
  }

  /// A letter of a script with thousands of them tells as much as two of an alphabet.
  private static int weight(String key) {
    return key.codePoints().map(letter -> isOneOfThousands(letter) ? 2 : 1).sum();
  }

  private static boolean isOneOfThousands(int letter) {
    return Character.isIdeographic(letter)
        || Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL;
  }

  /// {@return the account, empty when there is none}
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }
}
