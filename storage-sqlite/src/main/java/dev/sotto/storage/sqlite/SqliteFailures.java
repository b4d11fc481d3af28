// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;

/// The meaning of SQLite's result codes to an operator (https://www.sqlite.org/rescode.html).
final class SqliteFailures {
  private SqliteFailures() {}

  static String explain(Path file, SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NativeLibraryNotFoundException || cause instanceof LinkageError) {
        return SqliteNativeLibrary.ADVICE;
      }
    }
    // The primary code is the last byte of an extended one.
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
    String what =
        switch (code) {
          case SQLITE_CANTOPEN -> "it cannot be opened: check the folder, its owner and its rights";
          case SQLITE_PERM, SQLITE_AUTH, SQLITE_READONLY ->
              "it may not be written: check its owner and its rights, and that the disk is mounted for writing";
          case SQLITE_FULL -> "the disk is full: make room";
          case SQLITE_BUSY, SQLITE_LOCKED ->
              "another program holds it for too long: look for one with lsof";
          case SQLITE_IOERR -> "the disk fails: look into the log of the system";
          case SQLITE_CORRUPT, SQLITE_NOTADB ->
              "it is damaged, or no database: keep a copy of it, and restore a backup";
          default -> "SQLite answers " + code.name();
        };
    return file + ": " + what;
  }
}
