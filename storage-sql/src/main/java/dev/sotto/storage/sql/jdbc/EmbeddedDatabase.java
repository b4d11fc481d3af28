// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

/// A database in which one server alone stores messages. What it stored last may be remembered
/// instead of read. Safe for use by many threads.
public interface EmbeddedDatabase extends Database {
  /// {@return the statement that reads the highest message id ever given out, in one row; 0 when
  /// none was}
  Sql lastMessageId();

  /// {@return the statement that reads a number in one row, which is another one when another
  /// connection has written since the last time}
  Sql foreignWrites();

  /// {@return how many connections read side by side}
  int readers();

  /// Begins to move what is committed to where it stays, beside the committer. Called before the
  /// writer is opened. {@return what ends it, after the writer was closed}
  Runnable startCheckpoints();
}
