// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import dev.sotto.core.PortException;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds the committer's connection, and replaces it when it can no longer be trusted. Owned by the
/// committer's thread.
public final class WriterConnection implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WriterConnection.class.getName());
  private static final Sql OPEN = Sql.of("open-writer", "");

  private final Database database;
  private @Nullable SqlConnection current;

  public WriterConnection(Database database) {
    this.database = database;
  }

  /// {@return the open connection}
  public SqlConnection open() {
    SqlConnection writer = current;
    if (writer == null) {
      try {
        writer = new SqlConnection(database.openWriter(), database);
      } catch (SQLException e) {
        throw SqlConnection.translate(database, OPEN, e);
      }
      current = writer;
    }
    return writer;
  }

  /// Runs `work` and commits it. When it throws, nothing of it is stored.
  ///
  /// @throws NotCommitted when the database could not begin or commit, whatever the work was
  public void inTransaction(Consumer<SqlConnection> work) {
    SqlConnection writer = begin();
    try {
      work.accept(writer);
    } catch (RuntimeException | Error e) {
      rollback(writer);
      throw e;
    }
    try {
      database.transaction().commit(writer);
    } catch (RuntimeException | Error e) {
      rollback(writer);
      throw new NotCommitted(e);
    }
  }

  private SqlConnection begin() {
    try {
      SqlConnection writer = open();
      database.transaction().begin(writer);
      return writer;
    } catch (RuntimeException e) {
      drop();
      throw new NotCommitted(e);
    }
  }

  private void rollback(SqlConnection writer) {
    try {
      database.transaction().rollback(writer);
    } catch (RuntimeException e) {
      // The database may have undone everything by itself, as SQLite does on a full disk; a new
      // connection is sure.
      LOG.log(System.Logger.Level.DEBUG, "a rollback failed", e);
      drop();
    }
  }

  private void drop() {
    SqlConnection writer = current;
    current = null;
    if (writer != null) {
      try {
        writer.close();
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.WARNING, "a broken connection could not be closed", e);
      }
    }
  }

  @Override
  public void close() {
    SqlConnection writer = current;
    if (writer != null) {
      try {
        database.beforeClose(writer.connection());
      } catch (SQLException e) {
        LOG.log(
            System.Logger.Level.WARNING, "the storage was left without its last housekeeping", e);
      }
      drop();
    }
  }

  /// The transaction as a whole failed.
  public static final class NotCommitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Throwable failure;

    NotCommitted(Throwable failure) {
      super(failure);
      this.failure = failure;
    }

    /// {@return what each caller is told}
    public RuntimeException failure() {
      return failure instanceof PortException known
          ? known
          : new PortException.Unavailable("the transaction failed", failure);
    }
  }
}
