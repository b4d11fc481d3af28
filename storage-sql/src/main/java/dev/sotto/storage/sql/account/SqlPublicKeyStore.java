// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.key.PublicKeyStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.Optional;

/// Public keys in the table `account`.
public final class SqlPublicKeyStore implements PublicKeyStore {
  private static final Sql FIND =
      Sql.of("find-public-key", "SELECT public_key FROM account WHERE id = ? {lock}");
  private static final Sql PUT =
      Sql.of("put-public-key", "UPDATE account SET public_key = ? WHERE id = ?");

  private final Transactions commits;

  public SqlPublicKeyStore(Transactions commits) {
    this.commits = commits;
  }

  @Override
  public Outcome put(AccountId account, PublicKey key, boolean replace) {
    return commits.write(writer -> put(writer, account, key, replace));
  }

  private static Outcome put(
      SqlConnection writer, AccountId account, PublicKey key, boolean replace) {
    Optional<PublicKey> known =
        writer.first(FIND, row -> new PublicKey(row.text(1)), account.value());
    if (known.isEmpty()) {
      return Outcome.NO_SUCH_ACCOUNT;
    }
    if (known.get().equals(key)) {
      return Outcome.UNCHANGED;
    }
    if (known.get().isPresent() && !replace) {
      return Outcome.KEPT;
    }
    writer.update(PUT, key.text(), account.value());
    return Outcome.STORED;
  }
}
