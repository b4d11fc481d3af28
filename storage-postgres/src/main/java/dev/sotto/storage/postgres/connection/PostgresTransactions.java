// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.core.PortException;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.commit.Write;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;

/// Gives each write a transaction of its own, on the thread of its caller: PostgreSQL itself lets
/// concurrent commits share a sync. Safe for use by many threads.
///
/// A write is run again when it failed before its commit, or was turned away by another one. When
/// the connection is lost during the commit nobody knows how it ended; the caller is told so.
public final class PostgresTransactions implements Transactions {
  private static final System.Logger LOG = System.getLogger(PostgresTransactions.class.getName());
  private static final Sql BEGIN = Sql.of("begin", "");
  private static final Sql COMMIT = Sql.of("commit", "");
  private static final Sql ROLLBACK = Sql.of("rollback", "");

  private final PostgresConnectionPool pool;
  private volatile boolean closed;

  public PostgresTransactions(PostgresConnectionPool pool) {
    this.pool = pool;
  }

  @Override
  public <T> T write(Write<T> write) {
    requireOpen();
    Done<T> done =
        TransientRetries.insist(
            () -> pool.once(writer -> transaction(writer, write)),
            failure -> SqlStates.isTransient(failure) || SqlStates.isConstraint(failure));
    return switch (done) {
      case Committed<T>(T result) -> {
        write.committed(result);
        yield result;
      }
      case Unknown<T>(RuntimeException failure) -> throw failure;
    };
  }

  /// The statement is its own transaction: nothing else travels.
  @Override
  public int repeatable(Sql sql, Object... parameters) {
    requireOpen();
    return TransientRetries.insist(
        () -> pool.once(writer -> writer.update(sql, parameters)),
        failure -> SqlStates.isTransient(failure) || SqlStates.isConstraint(failure));
  }

  private void requireOpen() {
    if (closed) {
      throw new PortException.Unavailable("the storage is closed");
    }
  }

  /// The pool is closed by its owner and waits for what is being written.
  @Override
  public void close() {
    closed = true;
  }

  private static <T> Done<T> transaction(SqlConnection writer, Write<T> write) {
    T result;
    try {
      writer.begin(BEGIN);
      result = write.run(writer);
    } catch (RuntimeException | Error e) {
      rollback(writer);
      throw e;
    }
    try {
      writer.commit(COMMIT);
      return new Committed<>(result);
    } catch (RuntimeException e) {
      if (SqlStates.below(e).filter(SqlStates::isLostConnection).isPresent()) {
        return new Unknown<>(e);
      }
      rollback(writer);
      throw e;
    }
  }

  private static void rollback(SqlConnection writer) {
    try {
      writer.rollback(ROLLBACK);
    } catch (RuntimeException e) {
      // The connection is gone, and the server has undone the transaction.
      LOG.log(System.Logger.Level.DEBUG, "a rollback failed", e);
    }
  }

  /// The outcome of a transaction.
  private sealed interface Done<T> {}

  private record Committed<T>(T result) implements Done<T> {}

  private record Unknown<T>(RuntimeException failure) implements Done<T> {}
}
