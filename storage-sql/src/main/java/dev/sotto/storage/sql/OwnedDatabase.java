// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

/// A database in which one server alone stores messages. What it stored last may be remembered
/// instead of read. Safe for use by many threads.
public interface OwnedDatabase extends Database {
  /// {@return the statement that reads the highest message id ever given out, in one row; 0 when
  /// none was}
  Sql lastMessageId();

  /// {@return how many connections read side by side}
  int readers();
}
