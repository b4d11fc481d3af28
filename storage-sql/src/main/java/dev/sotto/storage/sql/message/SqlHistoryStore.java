// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlDialect;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Pages of the table `message`.
public final class SqlHistoryStore implements HistoryStore {
  private static final Sql CONVERSATION =
      Sql.of(
          "page-conversation",
          """
          SELECT %1$s
          FROM message
          WHERE low = ? AND high = ? AND id < ?
            AND sent_at > ? AND (expires_at > ? OR (sent_at <= ? AND expires_at > ?))
            AND body IS NOT NULL
            AND (NOT hidden OR recipient <> ?)
          ORDER BY id DESC
          LIMIT ?
          """
              .formatted(MessageRows.COLUMNS));
  // Two scans, each in the order of its index, merged until the page is full. The plus keeps SQLite
  // from looking for ids in an index of their own.
  private static final Sql SINCE =
      Sql.of(
          "page-since",
          """
          SELECT %1$s
          FROM message
          WHERE sender = ? AND sent_at > ? AND sent_at <= ? AND (sent_at < ? OR +id < ?)
            AND (expires_at > ? OR (sent_at <= ? AND expires_at > ?)) AND body IS NOT NULL
            AND (NOT hidden OR recipient <> sender)
          UNION ALL
          SELECT %1$s
          FROM message
          WHERE recipient = ? AND sent_at > ? AND sent_at <= ? AND (sent_at < ? OR +id < ?)
            AND (expires_at > ? OR (sent_at <= ? AND expires_at > ?)) AND body IS NOT NULL
            AND NOT hidden AND sender <> recipient
          ORDER BY sent_at DESC, id DESC
          LIMIT ?
          """
              .formatted(MessageRows.COLUMNS));

  // The same for databases that would sort all of both scans.
  private static final Sql SINCE_IN_PARTS =
      Sql.of(
          "page-since-in-parts",
          """
          (SELECT %1$s
          FROM message
          WHERE sender = ? AND sent_at > ? AND sent_at <= ? AND (sent_at < ? OR +id < ?)
            AND (expires_at > ? OR (sent_at <= ? AND expires_at > ?)) AND body IS NOT NULL
            AND (NOT hidden OR recipient <> sender)
          ORDER BY sent_at DESC, id DESC
          LIMIT ?)
          UNION ALL
          (SELECT %1$s
          FROM message
          WHERE recipient = ? AND sent_at > ? AND sent_at <= ? AND (sent_at < ? OR +id < ?)
            AND (expires_at > ? OR (sent_at <= ? AND expires_at > ?)) AND body IS NOT NULL
            AND NOT hidden AND sender <> recipient
          ORDER BY sent_at DESC, id DESC
          LIMIT ?)
          ORDER BY sent_at DESC, id DESC
          LIMIT ?
          """
              .formatted(MessageRows.COLUMNS));

  private final QueryRunner reads;
  private final boolean inParts;

  public SqlHistoryStore(QueryRunner reads, SqlDialect dialect) {
    this.reads = reads;
    inParts = !dialect.mergesUnions();
  }

  @Override
  public List<Message> conversation(
      AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
    return reads.hot(
        connection ->
            connection.page(
                CONVERSATION,
                MessageRows::toMessage,
                message -> message.body().length(),
                Math.min(reader.value(), peer.value()),
                Math.max(reader.value(), peer.value()),
                before.value(),
                horizon.oldest(),
                horizon.time().firstClaim(),
                horizon.time().doubted(),
                horizon.now(),
                reader.value(),
                limit));
  }

  @Override
  public List<Message> since(
      AccountId reader, Instant since, MessageCursor before, int limit, Horizon horizon) {
    if (since.isAfter(Lifetime.NEVER)) {
      // The milliseconds of such a time may not fit the column.
      return List.of();
    }
    Instant after = since.isAfter(horizon.oldest()) ? since : horizon.oldest();
    Object[] scan = {
      reader.value(),
      after,
      before.sentAt(),
      before.sentAt(),
      before.id().value(),
      horizon.time().firstClaim(),
      horizon.time().doubted(),
      horizon.now()
    };
    Stream<Object> parameters =
        inParts
            ? Stream.of(scan, new Object[] {limit}, scan, new Object[] {limit, limit})
                .flatMap(Arrays::stream)
            : Stream.of(scan, scan, new Object[] {limit}).flatMap(Arrays::stream);
    return reads.hot(
        connection ->
            connection.page(
                inParts ? SINCE_IN_PARTS : SINCE,
                MessageRows::toMessage,
                message -> message.body().length(),
                parameters.toArray()));
  }
}
