// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;

/// The driver's own transactions: it sends `BEGIN` along with the first statement.
///
/// @param watch told of each
record JdbcTransaction(StallWatch watch) implements Database.Transaction {
  private static final Sql COMMIT = Sql.of("commit", "");
  private static final Sql ROLLBACK = Sql.of("rollback", "");

  @Override
  public void begin(SqlConnection writer) {
    watch.begin(writer, writer::abort);
  }

  @Override
  public void commit(SqlConnection writer) {
    writer.commit(COMMIT);
    watch.end(writer);
  }

  @Override
  public void rollback(SqlConnection writer) {
    try {
      writer.rollback(ROLLBACK);
    } finally {
      watch.end(writer);
    }
  }
}
