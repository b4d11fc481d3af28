// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.transfer;

import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.sql.Connection;
import java.sql.SQLException;

/// The part of an adapter that a transfer needs: snapshots, and the last message id. Safe for use
/// by many threads.
public interface TransferSupport {
  /// Begins a transaction of a new reader, in which all queries see one state and results arrive a
  /// bounded part at a time.
  void beginSnapshot(Connection reader) throws SQLException;

  /// Ends that transaction, after which another one may begin.
  void endSnapshot(Connection reader) throws SQLException;

  /// {@return the highest message id ever given out; 0 when none was}
  long lastMessageId(SqlConnection reader);

  /// Makes sure that no message id up to `id` is given out again, inside the writer's transaction.
  void keepLastMessageId(SqlConnection writer, long id);
}
