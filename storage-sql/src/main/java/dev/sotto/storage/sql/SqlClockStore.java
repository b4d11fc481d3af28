// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.time.ClockStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;
import java.time.Instant;
import java.util.Optional;

/// The time in the only row of the table `known_time`.
final class SqlClockStore implements ClockStore {
  private static final Sql NOTED =
      Sql.of("find-known-time", "SELECT known_at FROM known_time WHERE id = 1");
  private static final Sql NOTE =
      Sql.of(
          "note-known-time",
          """
          INSERT INTO known_time (id, known_at) VALUES (1, ?)
          ON CONFLICT (id) DO UPDATE SET known_at = excluded.known_at
          """);

  private final Database database;
  private final QueryRunner reads;
  private final Transactions commits;

  SqlClockStore(Database database, QueryRunner reads, Transactions commits) {
    this.database = database;
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Optional<Instant> noted() {
    return reads.first(NOTED, row -> row.moment(1));
  }

  @Override
  public void note(Instant time) {
    int _ = commits.write(writer -> writer.update(NOTE, time));
  }

  @Override
  public Optional<Instant> ownTime() {
    return reads.hot(database::time);
  }
}
