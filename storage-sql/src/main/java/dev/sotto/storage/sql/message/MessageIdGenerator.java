// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.message.MessageId;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;

/// The ids of new messages, each one above the last, which the committer remembers. Owned by the
/// committer's thread.
///
/// After a rollback it may be ahead of the database, which is harmless: ids have gaps.
final class MessageIdGenerator {
  private static final long UNKNOWN = -1;

  private final Sql lastMessageId;
  private long lastId = UNKNOWN;

  /// @param lastMessageId reads the highest id ever given out
  MessageIdGenerator(Sql lastMessageId) {
    this.lastMessageId = lastMessageId;
  }

  /// {@return an id above that of every earlier message}
  MessageId nextId(SqlConnection writer) {
    if (lastId == UNKNOWN) {
      lastId = writer.first(lastMessageId, row -> row.number(1)).orElse(0L);
    }
    lastId++;
    return new MessageId(lastId);
  }
}
