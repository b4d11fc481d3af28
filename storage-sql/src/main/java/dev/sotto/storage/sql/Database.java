// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;

/// What an adapter says about its database. Safe for use by many threads.
public interface Database {
  /// {@return a new connection that may write; statements of [#transaction] delimit its
  /// transactions}
  Connection openWriter() throws SQLException;

  /// {@return a new connection that only reads}
  Connection openReader() throws SQLException;

  /// {@return whether the table exists}
  boolean hasTable(SqlConnection reader, String table);

  /// {@return the statement that reads the highest message id ever given out, in one row; 0 when
  /// none was}
  Sql lastMessageId();

  /// {@return how many connections read side by side}
  int readers();

  /// {@return how a transaction of the writer begins and ends}
  Transaction transaction();

  /// {@return what kind of failure this is}
  Failure classify(SQLException failure);

  /// Told when the writer is about to be closed; the place to leave statistics in order.
  void beforeClose(Connection writer) throws SQLException;

  /// How a transaction of the writer begins and ends.
  interface Transaction {
    /// Begins; writers of other processes wait from here on.
    void begin(SqlConnection writer);

    /// Makes durable what was written since [#begin].
    void commit(SqlConnection writer);

    /// Undoes what was written since [#begin].
    void rollback(SqlConnection writer);
  }

  /// What a driver's exception means.
  enum Failure {
    /// The same statement may succeed later.
    UNAVAILABLE,
    /// The database is damaged, or is none.
    CORRUPT,
    /// The caller broke a constraint that the port asks it to keep.
    BROKEN_RULE
  }
}
