// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import java.util.List;

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
  private static final Sql MOVE =
      Sql.of(
          "acknowledge-mailbox",
          "UPDATE mailbox SET acked_seq = ? WHERE account = ? AND device = ?");
  private static final Sql FORGET =
      Sql.of(
          "forget-acknowledged",
          "DELETE FROM delivery WHERE account = ? AND device = ? AND seq <= ?");
  private static final Sql FORGET_AND_TELL =
      Sql.of(
          "forget-and-list-acknowledged",
          """
          DELETE FROM delivery WHERE account = ? AND device = ? AND seq <= ?
          RETURNING message
          """);
  private static final Sql DROP =
      Sql.of(
          "drop-acknowledged-body",
          """
          UPDATE message SET body = NULL, expires_at = 253402300799999
          WHERE id = ? AND body IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM delivery WHERE message = message.id AND kind = 0)
          """);

  @Override
  public MailboxState run(SqlConnection writer) {
    MailboxState before = SqlMailboxStore.state(writer, device);
    long asked = Math.min(sequence, before.last());
    if (asked <= before.acknowledged()) {
      return before;
    }
    long account = device.account().value();
    int id = device.device().value();
    long upTo =
        asked - before.acknowledged() <= BATCH
            ? asked
            : writer
                .first(END_OF_BATCH, row -> row.number(1), account, id, asked, BATCH - 1)
                .orElse(asked);
    writer.update(MOVE, upTo, account, id);
    if (dropAcknowledged) {
      List<Long> messages = writer.all(FORGET_AND_TELL, row -> row.number(1), account, id, upTo);
      messages.forEach(message -> writer.update(DROP, message));
    } else {
      writer.update(FORGET, account, id, upTo);
    }
    return new MailboxState(before.last(), upTo);
  }
}
