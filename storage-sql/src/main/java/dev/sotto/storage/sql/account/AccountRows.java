// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.account.Role;
import dev.sotto.storage.sql.jdbc.Row;

/// Rows with the columns id, handle, public_key, role, enabled, created_at, last_seen.
final class AccountRows {
  /// How many columns an account takes.
  static final int WIDTH = 7;

  private AccountRows() {}

  static Account toAccount(Row row) {
    return new Account(
        new AccountId(row.number(1)),
        new Handle(row.text(2)),
        new PublicKey(row.text(3)),
        new AccountStatus(Role.valueOf(row.text(4)), row.flag(5)),
        row.moment(6),
        row.moment(7));
  }
}
