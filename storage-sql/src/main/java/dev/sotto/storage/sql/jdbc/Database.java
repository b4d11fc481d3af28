// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// A database as its adapter describes it. Safe for use by many threads.
public interface Database {
  /// {@return a new connection that may write; [#transaction] delimits its transactions}
  Connection openWriter() throws SQLException;

  /// {@return a new connection that only reads}
  Connection openReader() throws SQLException;

  /// {@return whether the table exists}
  boolean hasTable(SqlConnection reader, String table);

  /// {@return what names the history of what is kept: 1 to 40 characters of `0-9a-f`, another one
  /// whenever the database may have been set back}
  String timeline(SqlConnection reader);

  /// {@return what the clock of its machine says, empty where that is this one}
  default Optional<Instant> time(SqlConnection reader) {
    return Optional.empty();
  }

  /// {@return where its language differs from others}
  SqlDialect dialect();

  /// {@return how a transaction of the writer begins and ends}
  Transaction transaction();

  /// {@return what kind of failure this is}
  Failure classify(SQLException failure);

  /// {@return which database it was, why it failed and what an operator may do, in one sentence
  /// without a full stop; no user, no password, nothing that was stored}
  String explain(SQLException failure);

  /// Looks at everything that is kept; takes as long as the data are large.
  ///
  /// @throws SQLException when it cannot be read
  default Optional<String> findDamage() throws SQLException {
    return Optional.empty();
  }

  /// Runs the work of a transaction, again when it failed in a way that may pass at once. {@return
  /// what it returned}
  default <T> T insist(Supplier<T> transaction) {
    return transaction.get();
  }

  /// {@return whether a transaction that failed so says nothing about what was written in it, so
  /// that it is pointless to try its writes one by one}
  default boolean isOutage(Throwable failure) {
    return false;
  }

  /// {@return how many bytes may still be written, [Long#MAX_VALUE] when nobody here knows}
  default long freeBytes() {
    return Long.MAX_VALUE;
  }

  /// Gives back memory that a connection holds without need.
  default void releaseMemory(SqlConnection connection) {}

  /// Makes other migrations wait until the transaction ends, where beginning it does not.
  default void lockSchema(SqlConnection writer) {}

  /// Told when the writer is about to be closed; the place to leave statistics in order.
  default void beforeClose(Connection writer) throws SQLException {}

  /// The statements that begin and end a transaction of the writer.
  interface Transaction {
    /// Begins.
    void begin(SqlConnection writer);

    /// Makes durable what was written since [#begin].
    void commit(SqlConnection writer);

    /// Undoes what was written since [#begin].
    void rollback(SqlConnection writer);
  }

  /// The meaning of a driver's exception.
  enum Failure {
    /// The same statement may succeed later.
    UNAVAILABLE,
    /// The database is damaged, or is none.
    CORRUPT,
    /// The caller broke a constraint that the port asks it to keep.
    BROKEN_RULE
  }
}
