// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.receipt.ReceiptMarks;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;

/// Receipt marks in the table `receipt`.
public final class SqlReceiptStore implements ReceiptStore {
  private static final Sql ADVANCE =
      Sql.of(
          "advance-receipt",
          """
          INSERT INTO receipt (reader, author, delivered_up_to, read_up_to) VALUES (?, ?, ?, ?)
          ON CONFLICT (reader, author) DO UPDATE SET
            delivered_up_to = CASE
              WHEN excluded.delivered_up_to > receipt.delivered_up_to THEN excluded.delivered_up_to
              ELSE receipt.delivered_up_to END,
            read_up_to = CASE
              WHEN excluded.read_up_to > receipt.read_up_to THEN excluded.read_up_to
              ELSE receipt.read_up_to END
          WHERE excluded.delivered_up_to > receipt.delivered_up_to
             OR excluded.read_up_to > receipt.read_up_to
          """);
  private static final Sql MARKS =
      Sql.of(
          "find-receipt",
          "SELECT delivered_up_to, read_up_to FROM receipt WHERE reader = ? AND author = ?");

  private final QueryRunner reads;
  private final Transactions commits;

  public SqlReceiptStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public boolean advance(AccountId reader, AccountId author, ReceiptKind kind, MessageId upTo) {
    long read =
        switch (kind) {
          case DELIVERED -> 0L;
          case READ -> upTo.value();
        };
    return commits.write(
        writer -> writer.update(ADVANCE, reader.value(), author.value(), upTo.value(), read) == 1);
  }

  @Override
  public ReceiptMarks marks(AccountId reader, AccountId author) {
    return reads
        .hot(
            connection ->
                connection.first(
                    MARKS,
                    row -> new ReceiptMarks(row.number(1), row.number(2)),
                    reader.value(),
                    author.value()))
        .orElse(ReceiptMarks.NONE);
  }
}
