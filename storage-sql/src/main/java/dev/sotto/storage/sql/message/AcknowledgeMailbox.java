// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.storage.sql.commit.Write;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;

/// Moves the acknowledged mark of a mailbox forward and deletes what lies behind it, [#BATCH]
/// entries at most: further ones are for another transaction.
record AcknowledgeMailbox(DeviceAddress device, long sequence, boolean dropAcknowledged)
    implements Write<MailboxState> {
  /// How many entries share one transaction.
  static final int BATCH = 1_000;

  private static final Sql END_OF_BATCH =
      Sql.of(
          "find-end-of-batch",
          """
          SELECT seq FROM delivery WHERE account = ? AND device = ? AND seq <= ?
          ORDER BY seq LIMIT 1 OFFSET ?
          """);
  private static final Sql LOCK =
      Sql.of(
          "lock-mailbox", "SELECT last_seq FROM mailbox WHERE account = ? AND device = ? {lock}");
  private static final Sql MOVE =
      Sql.of(
          "acknowledge-mailbox",
          "UPDATE mailbox SET acked_seq = ? WHERE account = ? AND device = ?");
  private static final Sql FORGET =
      Sql.of(
          "forget-acknowledged",
          "DELETE FROM delivery WHERE account = ? AND device = ? AND seq <= ?");
  // Of two devices that acknowledge the same message at once, the second sees what the first did.
  private static final Sql LOCK_MESSAGES =
      Sql.of(
          "lock-acknowledged-messages",
          """
          SELECT id FROM message WHERE id IN (
            SELECT message FROM delivery WHERE account = ? AND device = ? AND seq <= ?)
          ORDER BY id
          {lock}
          """);
  private static final Sql DROP =
      Sql.of(
          "drop-acknowledged-bodies",
          """
          UPDATE message SET body = NULL, expires_at = {never}
          WHERE id IN (SELECT message FROM delivery WHERE account = ? AND device = ? AND seq <= ?)
            AND body IS NOT NULL
            AND NOT EXISTS (
              SELECT 1 FROM delivery AS other
              WHERE other.message = message.id AND other.kind = 0
                AND NOT (other.account = ? AND other.device = ?))
          """);

  @Override
  public MailboxState run(SqlConnection writer) {
    long account = device.account().value();
    int id = device.device().value();
    writer.lock(LOCK, account, id);
    MailboxState before = SqlMailboxStore.state(writer, device);
    long asked = Math.min(sequence, before.last());
    if (asked <= before.acknowledged()) {
      return before;
    }
    long upTo =
        asked - before.acknowledged() <= BATCH
            ? asked
            : writer
                .first(END_OF_BATCH, row -> row.number(1), account, id, asked, BATCH - 1)
                .orElse(asked);
    writer.update(MOVE, upTo, account, id);
    if (dropAcknowledged) {
      writer.lock(LOCK_MESSAGES, account, id, upTo);
      writer.update(DROP, account, id, upTo, account, id);
    }
    writer.update(FORGET, account, id, upTo);
    return new MailboxState(before.last(), upTo);
  }
}
