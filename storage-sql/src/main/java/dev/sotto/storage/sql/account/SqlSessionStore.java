// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.SessionStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sessions in the table `session`, the hashes of their refresh tokens in `refresh_token`.
public final class SqlSessionStore implements SessionStore {
  private static final Sql OPEN =
      Sql.of(
          "open-session",
          """
          INSERT INTO session (id, account, device, created_at, last_used_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """);
  private static final Sql FIND =
      Sql.of(
          "find-session",
          """
          SELECT id, account, device, created_at, last_used_at, expires_at
          FROM session WHERE id = ? AND ended_at IS NULL
          """);
  private static final Sql LIST =
      Sql.of(
          "list-sessions",
          """
          SELECT id, account, device, created_at, last_used_at, expires_at
          FROM session WHERE account = ? AND ended_at IS NULL AND expires_at > ?
          ORDER BY created_at, id
          """);
  private static final Sql END =
      Sql.of("end-session", "UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL");
  private static final Sql END_ALL =
      Sql.of(
          "end-sessions",
          """
          UPDATE session SET ended_at = ? WHERE account = ? AND ended_at IS NULL RETURNING id
          """);
  private static final Sql END_OTHERS =
      Sql.of(
          "end-other-sessions",
          """
          UPDATE session SET ended_at = ? WHERE account = ? AND id <> ? AND ended_at IS NULL
          RETURNING id
          """);
  private static final Sql END_DEVICE =
      Sql.of(
          "end-sessions-of-device",
          """
          UPDATE session SET ended_at = ? WHERE account = ? AND device = ? AND ended_at IS NULL
          RETURNING id
          """);
  private static final Sql NOTE_ACCOUNT =
      Sql.of(
          "note-ended-account",
          """
          INSERT INTO ended_account (account, ended_at) VALUES (?, ?)
          ON CONFLICT (account) DO UPDATE SET ended_at = excluded.ended_at
          """);
  private static final Sql ACCOUNTS_ENDED_SINCE =
      Sql.of("list-ended-accounts", "SELECT account FROM ended_account WHERE ended_at >= ?");
  private static final Sql SWEEP_ACCOUNTS =
      Sql.of(
          "sweep-ended-accounts",
          """
          DELETE FROM ended_account WHERE account IN (
            SELECT account FROM ended_account WHERE ended_at < ? LIMIT ?)
          """);
  private static final Sql ENDED_SINCE =
      Sql.of("list-ended-sessions", "SELECT id FROM session WHERE ended_at >= ?");
  private static final Sql SWEEP_TOKENS =
      Sql.of(
          "sweep-refresh-tokens",
          """
          DELETE FROM refresh_token WHERE hash IN (
            SELECT hash FROM refresh_token WHERE session IN (
              SELECT id FROM session WHERE ended_at < ?
              UNION ALL
              SELECT id FROM session WHERE expires_at < ? AND (ended_at IS NULL OR ended_at >= ?)
              LIMIT ?)
            LIMIT ?)
          """);

  /// Only those without tokens: a row with many would take them all with it.
  private static final Sql SWEEP =
      Sql.of(
          "sweep-sessions",
          """
          DELETE FROM session WHERE id IN (
            SELECT id FROM session s WHERE ended_at < ?
              AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.session = s.id)
            UNION ALL
            SELECT id FROM session s WHERE expires_at < ? AND (ended_at IS NULL OR ended_at >= ?)
              AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.session = s.id)
            LIMIT ?)
          """);

  private final QueryRunner reads;
  private final Transactions commits;

  public SqlSessionStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public void open(Session session, String refreshHash) {
    commits.write(
        writer -> {
          writer.update(
              OPEN,
              session.id().text(),
              session.device().account().value(),
              session.device().device().value(),
              session.createdAt(),
              session.lastUsedAt(),
              session.expiresAt());
          if (!refreshHash.isEmpty()) {
            RotateRefreshToken.add(writer, refreshHash, session.id());
          }
          return session;
        });
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return reads.hot(reader -> reader.first(FIND, SqlSessionStore::toSession, id.text()));
  }

  @Override
  public List<Session> list(AccountId account, Instant now) {
    return reads.all(LIST, SqlSessionStore::toSession, account.value(), now);
  }

  @Override
  public Rotation rotate(
      String presentedHash, String nextHash, Instant now, Instant expiresAt, Duration grace) {
    return commits.write(new RotateRefreshToken(presentedHash, nextHash, now, expiresAt, grace));
  }

  @Override
  public boolean end(SessionId id, Instant now) {
    return commits.write(writer -> end(writer, id, now));
  }

  static boolean end(SqlConnection writer, SessionId id, Instant now) {
    return writer.update(END, now, id.text()) == 1;
  }

  @Override
  public List<SessionId> endAll(AccountId account, Instant now) {
    return endNoted(account, now, END_ALL, now, account.value());
  }

  @Override
  public List<SessionId> endOthers(AccountId account, SessionId kept, Instant now) {
    return endNoted(account, now, END_OTHERS, now, account.value(), kept.text());
  }

  @Override
  public List<SessionId> endDevice(DeviceAddress device, Instant now) {
    AccountId account = device.account();
    return endNoted(account, now, END_DEVICE, now, account.value(), device.device().value());
  }

  private List<SessionId> endNoted(
      AccountId account, Instant now, Sql ending, Object... parameters) {
    return commits.write(
        writer -> {
          writer.update(NOTE_ACCOUNT, account.value(), now);
          return writer.all(ending, row -> new SessionId(row.text(1)), parameters);
        });
  }

  @Override
  public List<AccountId> accountsEndedSince(Instant since) {
    return reads.all(ACCOUNTS_ENDED_SINCE, row -> new AccountId(row.number(1)), since);
  }

  @Override
  public List<SessionId> endedSince(Instant since) {
    return reads.all(ENDED_SINCE, row -> new SessionId(row.text(1)), since);
  }

  @Override
  public int sweep(Instant before, int limit) {
    return commits.write(
        writer -> {
          int notes = writer.update(SWEEP_ACCOUNTS, before, limit);
          int tokens = writer.update(SWEEP_TOKENS, before, before, before, limit, limit);
          int sessions = writer.update(SWEEP, before, before, before, limit);
          return Math.max(sessions, Math.max(tokens, notes));
        });
  }

  /// {@return the session of a row with the columns id, account, device, created_at, last_used_at,
  /// expires_at}
  static Session toSession(Row row) {
    return new Session(
        new SessionId(row.text(1)),
        DeviceAddress.of(row.number(2), (int) row.number(3)),
        row.moment(4),
        row.moment(5),
        row.moment(6));
  }
}
