// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteErrorCode;

/// Switches a file to write-ahead logging, where readers and the writer do not wait for each other.
final class WriteAheadLog {
  private static final int ATTEMPTS = 500;
  private static final long PAUSE_NANOS = 10_000_000;

  private WriteAheadLog() {}

  /// Switches the file unless that was done before. When several connections switch a new file at
  /// once, SQLite fails the later ones without regard to the busy timeout; they try again for five
  /// seconds.
  static void enable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int attempt = 1; ; attempt++) {
        try {
          statement.execute("PRAGMA journal_mode = WAL");
          return;
        } catch (SQLException e) {
          if (e.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code || attempt == ATTEMPTS) {
            throw e;
          }
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }
}
