// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import java.util.Optional;

/// Passwords and standings in the table `account`.
public final class SqlCredentialStore implements CredentialStore {
  private static final Sql FIND =
      Sql.of(
          "find-credentials",
          """
          SELECT id, handle, public_key, role, enabled, created_at, last_seen, password_hash
          FROM account WHERE handle_key = ?
          """);
  private static final Sql SET_PASSWORD =
      Sql.of("set-password", "UPDATE account SET password_hash = ? WHERE id = ?");
  private static final Sql SET_STANDING =
      Sql.of("set-standing", "UPDATE account SET role = ?, enabled = ? WHERE id = ?");

  private final QueryRunner reads;
  private final Transactions commits;

  public SqlCredentialStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Optional<Credentials> find(Handle handle) {
    return handle.keys().stream()
        .flatMap(key -> reads.first(FIND, SqlCredentialStore::toCredentials, key).stream())
        .findFirst();
  }

  @Override
  public boolean setPassword(AccountId id, PasswordHash password) {
    return commits.write(writer -> writer.update(SET_PASSWORD, password.text(), id.value()) == 1);
  }

  @Override
  public boolean setStanding(AccountId id, AccountStatus standing) {
    return commits.write(
        writer ->
            writer.update(SET_STANDING, standing.role().name(), standing.enabled(), id.value())
                == 1);
  }

  private static Credentials toCredentials(Row row) {
    return new Credentials(
        AccountRows.toAccount(row), new PasswordHash(row.text(AccountRows.WIDTH + 1)));
  }
}
