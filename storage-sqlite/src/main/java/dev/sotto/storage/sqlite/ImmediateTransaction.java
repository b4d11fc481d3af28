// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Transactions that take the write lock when they begin, so that they wait for writers of other
/// processes there and nowhere else.
///
/// The statements are our own: the driver's `commit` begins the next transaction at once, and would
/// hold the lock between batches.
final class ImmediateTransaction implements Database.Transaction {
  private final FileReplacementCheck file;
  private final @Nullable Checkpointer checkpointer;

  /// @param file asked before each transaction, and before it counts as committed
  /// @param checkpointer told of each; null where connections copy the log by themselves
  ImmediateTransaction(FileReplacementCheck file, @Nullable Checkpointer checkpointer) {
    this.file = file;
    this.checkpointer = checkpointer;
  }

  private static final Sql BEGIN = Sql.of("begin", "BEGIN IMMEDIATE");
  private static final Sql COMMIT = Sql.of("commit", "COMMIT");
  private static final Sql ROLLBACK = Sql.of("rollback", "ROLLBACK");

  /// Leaves the beginning and ending of transactions on `connection` to this class. The driver
  /// would otherwise try a `BEGIN` of its own after each statement.
  static void prepare(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // Ends the transaction that the driver has just begun.
      statement.execute("COMMIT");
    }
  }

  @Override
  public void begin(SqlConnection writer) {
    file.require();
    if (checkpointer != null) {
      checkpointer.beforeTransaction(writer);
    }
    writer.execute(BEGIN);
  }

  @Override
  public void commit(SqlConnection writer) {
    writer.execute(COMMIT);
    if (checkpointer != null) {
      checkpointer.committed();
    }
    file.require();
  }

  @Override
  public void rollback(SqlConnection writer) {
    writer.execute(ROLLBACK);
  }
}
