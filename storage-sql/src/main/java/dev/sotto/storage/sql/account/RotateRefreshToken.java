// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.SessionStore.Rotation;
import dev.sotto.storage.sql.commit.Write;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Exchanges a refresh token for the next one.
record RotateRefreshToken(
    String presented, String next, Instant now, Instant expiresAt, Duration grace)
    implements Write<Rotation> {
  private static final Sql FIND =
      Sql.of(
          "find-refresh-token",
          """
          SELECT s.id, s.account, s.device, s.created_at, s.last_used_at, s.expires_at, t.spent,
            s.ended_at IS NOT NULL
          FROM refresh_token t JOIN session s ON s.id = t.session
          WHERE t.hash = ?
          {lock}
          """);
  private static final Sql SUCCESSOR =
      Sql.of(
          "find-successor-token",
          "SELECT hash FROM refresh_token WHERE hash = ? AND session = ? AND spent = FALSE");
  private static final Sql SPEND =
      Sql.of("spend-refresh-token", "UPDATE refresh_token SET spent = TRUE WHERE hash = ?");
  private static final Sql ADD =
      Sql.of(
          "add-refresh-token",
          "INSERT INTO refresh_token (hash, session, spent) VALUES (?, ?, FALSE)");
  private static final Sql PROLONG =
      Sql.of("prolong-session", "UPDATE session SET last_used_at = ?, expires_at = ? WHERE id = ?");

  @Override
  public Rotation run(SqlConnection writer) {
    Optional<Token> found = writer.first(FIND, RotateRefreshToken::toToken, presented);
    if (found.isEmpty()) {
      return new Rotation.Unknown();
    }
    Session session = found.get().session();
    if (found.get().ended() || !session.expiresAt().isAfter(now)) {
      return new Rotation.Unknown();
    }
    if (found.get().spent()) {
      if (isRepeated(writer, session)) {
        return new Rotation.Repeated(session);
      }
      SqlSessionStore.end(writer, session.id(), now);
      return new Rotation.Reused(session.id());
    }
    writer.update(SPEND, presented);
    add(writer, next, session.id());
    writer.update(PROLONG, now, expiresAt, session.id().text());
    return new Rotation.Rotated(
        new Session(session.id(), session.device(), session.createdAt(), now, expiresAt));
  }

  /// The session was last used when its last spent token was exchanged: the successor that is not
  /// spent yet says whether that was this one.
  private boolean isRepeated(SqlConnection writer, Session session) {
    return Duration.between(session.lastUsedAt(), now).abs().compareTo(grace) < 0
        && writer.first(SUCCESSOR, row -> row.text(1), next, session.id().text()).isPresent();
  }

  static void add(SqlConnection writer, String hash, SessionId session) {
    writer.update(ADD, hash, session.text());
  }

  private static Token toToken(Row row) {
    return new Token(SqlSessionStore.toSession(row), row.flag(7), row.flag(8));
  }

  private record Token(Session session, boolean spent, boolean ended) {}
}
