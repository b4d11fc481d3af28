// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Contacts in the table `contact`, who has written to whom in `correspondence`.
public final class SqlContactStore implements ContactStore {
  private static final Sql EXISTS = Sql.of("check-account", "SELECT 1 FROM account WHERE id = ?");
  private static final Sql ADD =
      Sql.of(
          "add-contact",
          """
          INSERT INTO contact (owner, contact, created_at) VALUES (?, ?, ?)
          ON CONFLICT DO NOTHING
          """);
  private static final Sql COUNT_OTHERS =
      Sql.of(
          "count-other-contacts", "SELECT COUNT(*) FROM contact WHERE owner = ? AND contact <> ?");
  private static final Sql HAS =
      Sql.of("check-contact", "SELECT 1 FROM contact WHERE owner = ? AND contact = ?");
  private static final Sql REMOVE =
      Sql.of("remove-contact", "DELETE FROM contact WHERE owner = ? AND contact = ?");
  private static final Sql FIRST_PAGE =
      Sql.of(
          "page-contacts",
          """
          SELECT a.id, a.handle, a.public_key, a.role, a.enabled, a.created_at, a.last_seen,
            a.handle || a.public_key AS body
          FROM contact c JOIN account a ON a.id = c.contact
          WHERE c.owner = ?
          ORDER BY a.handle_key
          LIMIT ?
          """);
  private static final Sql NEXT_PAGE =
      Sql.of(
          "page-contacts-behind",
          """
          SELECT a.id, a.handle, a.public_key, a.role, a.enabled, a.created_at, a.last_seen,
            a.handle || a.public_key AS body
          FROM contact c JOIN account a ON a.id = c.contact
          WHERE c.owner = ? AND a.handle_key > (SELECT handle_key FROM account WHERE id = ?)
          ORDER BY a.handle_key
          LIMIT ?
          """);
  private static final Sql WATCHERS =
      Sql.of("list-watchers", "SELECT owner FROM contact WHERE contact = ?");
  private static final Sql KNOWS =
      Sql.of(
          "check-knows",
          """
          SELECT 1 FROM contact WHERE owner = ? AND contact = ?
          UNION ALL
          SELECT 1 FROM correspondence WHERE writer = ? AND reader = ?
          LIMIT 1
          """);
  private static final Sql HAS_WRITTEN =
      Sql.of("check-has-written", "SELECT 1 FROM correspondence WHERE writer = ? AND reader = ?");

  private final QueryRunner reads;
  private final Transactions commits;

  public SqlContactStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Addition add(AccountId owner, AccountId contact, Instant now, int most) {
    return commits.write(
        writer -> {
          if (writer.first(EXISTS, row -> row.number(1), contact.value()).isEmpty()) {
            return Addition.NO_SUCH_ACCOUNT;
          }
          writer.lockName("contacts:" + owner.value());
          long others =
              writer
                  .first(COUNT_OTHERS, row -> row.number(1), owner.value(), contact.value())
                  .orElse(0L);
          if (others < most) {
            writer.update(ADD, owner.value(), contact.value(), now);
            return Addition.ADDED;
          }
          return writer.first(HAS, row -> row.number(1), owner.value(), contact.value()).isPresent()
              ? Addition.ADDED
              : Addition.TOO_MANY;
        });
  }

  @Override
  public boolean remove(AccountId owner, AccountId contact) {
    return commits.write(writer -> writer.update(REMOVE, owner.value(), contact.value()) == 1);
  }

  @Override
  public List<Account> firstPage(AccountId owner, int limit) {
    return page(FIRST_PAGE, owner.value(), limit);
  }

  @Override
  public List<Account> nextPage(AccountId owner, AccountId after, int limit) {
    return page(NEXT_PAGE, owner.value(), after.value(), limit);
  }

  private List<Account> page(Sql page, Object... parameters) {
    return reads.hot(
        reader -> reader.page(page, AccountRows::toAccount, SqlContactStore::weight, parameters));
  }

  private static int weight(Account account) {
    return bytes(account.handle().text()) + bytes(account.publicKey().text());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public List<AccountId> watchers(AccountId account) {
    return reads.all(WATCHERS, row -> new AccountId(row.number(1)), account.value());
  }

  @Override
  public boolean knows(AccountId who, AccountId whom) {
    return reads
        .hot(
            reader ->
                reader.first(
                    KNOWS,
                    row -> row.number(1),
                    who.value(),
                    whom.value(),
                    whom.value(),
                    who.value()))
        .isPresent();
  }

  @Override
  public boolean hasWritten(AccountId writer, AccountId reader) {
    return reads
        .hot(
            connection ->
                connection.first(HAS_WRITTEN, row -> row.number(1), writer.value(), reader.value()))
        .isPresent();
  }
}
