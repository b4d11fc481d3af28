// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.message.MessageId;
import java.time.Instant;

/// What the committer remembers from one message to the next: id and time of the last one. Owned by
/// the committer's thread.
///
/// After a rollback it may be ahead of the database, which is harmless: ids have gaps, and times
/// may move forward.
final class SendOrder {
  private static final Sql LAST =
      Sql.of("find-last-sent", "SELECT sent_at FROM message ORDER BY id DESC LIMIT 1");
  private static final long UNKNOWN = -1;

  private final Sql lastMessageId;
  private long lastId = UNKNOWN;
  private Instant last = Instant.MIN;

  /// @param lastMessageId reads the highest id ever given out
  SendOrder(Sql lastMessageId) {
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

  /// {@return `wanted`, moved forward so that it does not fall behind an earlier message}
  Instant nextTime(SqlConnection writer, Instant wanted) {
    if (last.equals(Instant.MIN)) {
      last = writer.first(LAST, row -> row.moment(1)).orElse(Instant.EPOCH);
    }
    last = wanted.isAfter(last) ? wanted : last;
    return last;
  }
}
