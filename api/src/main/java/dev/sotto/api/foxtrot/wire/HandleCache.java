// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sotto.core.account.AccountDirectory;
import dev.sotto.core.account.AccountId;
import java.util.Optional;

/// Remembers the handles of accounts, which never change. Safe for use by many threads.
public final class HandleCache {
  private static final int REMEMBERED = 20_000;

  private final AccountDirectory directory;
  private final Cache<AccountId, String> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public HandleCache(AccountDirectory directory) {
    this.directory = directory;
  }

  /// {@return the handle of the account; empty text when there is no such account}
  ///
  /// @throws dev.sotto.core.PortException when the store does not answer
  public String of(AccountId account) {
    String known = remembered.getIfPresent(account);
    if (known != null) {
      return known;
    }
    Optional<String> found = directory.find(account).map(user -> user.handle().text());
    found.ifPresent(handle -> remembered.put(account, handle));
    return found.orElse("");
  }
}
