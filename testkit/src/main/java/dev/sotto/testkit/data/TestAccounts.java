// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.data;

import static dev.sotto.testkit.TestInstants.NOON;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PublicKey;
import java.util.concurrent.atomic.AtomicLong;

/// Accounts for tests.
public final class TestAccounts {
  /// An id that no stored account has.
  public static final AccountId NOBODY = new AccountId(AccountId.MAX);

  private static final AtomicLong NEXT_ID = new AtomicLong(1_000_000_000_000L);

  private TestAccounts() {}

  /// {@return an account with an id of its own and this handle}
  public static Account anAccount(String handle) {
    return anAccount(NEXT_ID.incrementAndGet(), handle);
  }

  /// {@return an account with this id and handle}
  public static Account anAccount(long id, String handle) {
    return new Account(
        new AccountId(id), new Handle(handle), PublicKey.NONE, AccountStatus.MEMBER, NOON, NOON);
  }

  /// {@return what stands for the hash of a password; no hasher made it}
  public static PasswordHash aPasswordHash() {
    return new PasswordHash("$2b$12$of-no-password");
  }
}
