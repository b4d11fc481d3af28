// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.transfer.TransferSupport;
import java.sql.Connection;
import java.sql.SQLException;

/// The last message id is where the sequence of the column stands. Safe for use by many threads.
enum PostgresTransferSupport implements TransferSupport {
  INSTANCE;

  private static final Sql LAST =
      Sql.of(
          "find-last-message-id",
          "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM message_id_seq");
  private static final Sql KEEP =
      Sql.of("keep-last-message-id", "SELECT setval('message_id_seq', ?)");

  @Override
  public void beginSnapshot(Connection reader) throws SQLException {
    reader.setReadOnly(true);
    reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    // Only inside a transaction the driver reads a part of a result at a time.
    reader.setAutoCommit(false);
  }

  @Override
  public void endSnapshot(Connection reader) throws SQLException {
    reader.rollback();
  }

  @Override
  public long lastMessageId(SqlConnection reader) {
    return reader.first(LAST, row -> row.number(1)).orElse(0L);
  }

  @Override
  public void keepLastMessageId(SqlConnection writer, long id) {
    // A sequence that has given out nothing cannot be told so.
    if (id > 0) {
      writer.first(KEEP, _ -> true, id);
    }
  }
}
