// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.jdbc.SqlDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Times are `timestamptz`; rows that a decision rests on are locked against other writers, not
/// against the checks of foreign keys.
public enum PostgresDialect implements SqlDialect {
  INSTANCE;

  /// Before anything that the server stores, and a time that PostgreSQL can write.
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final Words WORDS =
      new Words(
          "FOR NO KEY UPDATE",
          "FOR UPDATE SKIP LOCKED",
          "timestamptz '9999-12-31 23:59:59.999+00'");

  private static final Sql LOCK_NAME =
      Sql.of("lock-name", "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))");

  @Override
  public Words words() {
    return WORDS;
  }

  @Override
  public boolean changesInParts() {
    return true;
  }

  @Override
  public boolean holdsResults() {
    return true;
  }

  @Override
  public Object parameter(Instant moment) {
    return whole(moment).atOffset(ZoneOffset.UTC);
  }

  /// {@return a time as a text that PostgreSQL reads}
  public static String text(Instant moment) {
    return whole(moment).toString();
  }

  @Override
  public Instant moment(ResultSet result, int column) throws SQLException {
    return result.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public void lockName(SqlConnection writer, String name) {
    writer.first(LOCK_NAME, _ -> true, name);
  }

  private static Instant whole(Instant moment) {
    if (moment.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return moment.isAfter(LATEST) ? LATEST : moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
