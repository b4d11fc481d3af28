// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.transfer.TransferSupport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The last message id is where `AUTOINCREMENT` keeps it. Safe for use by many threads.
final class SqliteTransferSupport implements TransferSupport {
  private static final Sql KEEP =
      Sql.of("keep-last-message-id", "UPDATE sqlite_sequence SET seq = ? WHERE name = 'message'");
  // The row comes into being with the first message.
  private static final Sql KEEP_FIRST =
      Sql.of(
          "keep-first-last-message-id",
          "INSERT INTO sqlite_sequence (name, seq) VALUES ('message', ?)");

  @Override
  public void beginSnapshot(Connection reader) throws SQLException {
    try (Statement statement = reader.createStatement()) {
      statement.execute("BEGIN");
    }
  }

  @Override
  public void endSnapshot(Connection reader) throws SQLException {
    try (Statement statement = reader.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  @Override
  public long lastMessageId(SqlConnection reader) {
    return reader.first(SqliteDatabase.LAST_MESSAGE_ID, row -> row.number(1)).orElse(0L);
  }

  @Override
  public void keepLastMessageId(SqlConnection writer, long id) {
    if (writer.update(KEEP, id) == 0) {
      writer.update(KEEP_FIRST, id);
    }
  }
}
