// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Accounts in the table `account`.
public final class SqlAccountStore implements AccountStore {
  private static final Sql CREATE =
      Sql.of(
          "create-account",
          """
          INSERT INTO account
            (id, handle, handle_key, password_hash, public_key, role, enabled, created_at, last_seen)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """);
  private static final Sql HANDLE_TAKEN =
      Sql.of("check-handle", "SELECT 1 FROM account WHERE handle_key = ?");
  private static final Sql FIND =
      Sql.of(
          "find-account",
          """
          SELECT id, handle, public_key, role, enabled, created_at, last_seen
          FROM account WHERE id = ?
          """);
  private static final Sql FIND_BY_HANDLE =
      Sql.of(
          "find-account-by-handle",
          """
          SELECT id, handle, public_key, role, enabled, created_at, last_seen
          FROM account WHERE handle_key = ?
          """);
  private static final Sql SEARCH =
      Sql.of(
          "search-accounts",
          """
          SELECT id, handle, public_key, role, enabled, created_at, last_seen
          FROM account
          WHERE handle_key >= ? AND handle_key < ? AND enabled
          ORDER BY handle_key
          LIMIT ?
          """);
  private static final Sql PAGE =
      Sql.of(
          "page-accounts",
          """
          SELECT id, handle, public_key, role, enabled, created_at, last_seen
          FROM account WHERE id > ? ORDER BY id LIMIT ?
          """);
  private static final Sql TOUCH =
      Sql.of("touch-account", "UPDATE account SET last_seen = ? WHERE id = ?");
  private static final Sql SHOW =
      Sql.of(
          "show-online",
          """
          INSERT INTO shown_online (account) SELECT id FROM account WHERE id = ?
          ON CONFLICT DO NOTHING
          """);
  private static final Sql HIDE =
      Sql.of("show-offline", "DELETE FROM shown_online WHERE account = ?");
  private static final Sql SHOWN =
      Sql.of(
          "page-shown-online",
          "SELECT account FROM shown_online WHERE account > ? ORDER BY account LIMIT ?");

  private final QueryRunner reads;
  private final Transactions commits;

  public SqlAccountStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Creation create(Account account, PasswordHash password) {
    return commits.write(writer -> create(writer, account, password));
  }

  private static Creation create(SqlConnection writer, Account account, PasswordHash password) {
    String key = account.handle().key();
    int added =
        writer.update(
            CREATE,
            account.id().value(),
            account.handle().text(),
            key,
            password.text(),
            account.publicKey().text(),
            account.standing().role().name(),
            account.standing().enabled(),
            account.createdAt(),
            account.lastSeen());
    if (added == 1) {
      return Creation.CREATED;
    }
    return writer.first(HANDLE_TAKEN, row -> row.number(1), key).isPresent()
        ? Creation.HANDLE_TAKEN
        : Creation.ID_TAKEN;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return reads.first(FIND, AccountRows::toAccount, id.value());
  }

  @Override
  public Optional<Account> find(Handle handle) {
    return handle.keys().stream()
        .flatMap(key -> reads.first(FIND_BY_HANDLE, AccountRows::toAccount, key).stream())
        .findFirst();
  }

  @Override
  public List<Account> search(String keyPrefix, int limit) {
    if (!PrefixRange.isWellFormed(keyPrefix)) {
      return List.of();
    }
    return reads.all(SEARCH, AccountRows::toAccount, keyPrefix, PrefixRange.end(keyPrefix), limit);
  }

  @Override
  public List<Account> page(long after, int limit) {
    return reads.all(PAGE, AccountRows::toAccount, after, limit);
  }

  @Override
  public void touch(AccountId id, Instant lastSeen, boolean online) {
    commits.write(
        writer -> {
          writer.update(TOUCH, lastSeen, id.value());
          return writer.update(online ? SHOW : HIDE, id.value());
        });
  }

  @Override
  public List<AccountId> shownOnline(long after, int limit) {
    return reads.all(SHOWN, row -> new AccountId(row.number(1)), after, limit);
  }

  @Override
  public boolean showOffline(AccountId id) {
    return commits.write(writer -> writer.update(HIDE, id.value())) == 1;
  }
}
