// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessageStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Messages in the table `message`, their places in `delivery`.
public final class SqlMessageStore implements MessageStore {
  private static final Sql FIND =
      Sql.of(
          "find-message",
          """
          SELECT %1$s
          FROM message
          WHERE id = ? AND sent_at > ? AND body IS NOT NULL
            AND (expires_at > ? OR (sent_at <= ? AND expires_at > ?))
            AND ? IN (sender, recipient) AND (NOT hidden OR recipient <> ?)
          """
              .formatted(MessageRows.COLUMNS));
  private static final Sql FIND_OWN =
      Sql.of(
          "find-own-message",
          """
          SELECT recipient FROM message
          WHERE id = ? AND sender = ? AND sent_at > ? AND body IS NOT NULL
            AND (expires_at > ? OR (sent_at <= ? AND expires_at > ?))
          """);
  // What remains lasts as long as retention does, whatever end the sender had asked for.
  private static final Sql EMPTY =
      Sql.of(
          "empty-message",
          """
          UPDATE message SET body = NULL, expires_at = {never}
          WHERE id = ? AND body IS NOT NULL
          """);
  private static final Sql HIDE =
      Sql.of(
          "hide-message",
          """
          UPDATE message SET hidden = TRUE
          WHERE id = ? AND recipient = ? AND sent_at > ? AND body IS NOT NULL AND NOT hidden
            AND (expires_at > ? OR (sent_at <= ? AND expires_at > ?))
          """);

  private final QueryRunner reads;
  private final Transactions commits;
  private final MessageAppender appends;

  public SqlMessageStore(QueryRunner reads, Transactions commits, MessageAppender appends) {
    this.reads = reads;
    this.commits = commits;
    this.appends = appends;
  }

  @Override
  public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
    return appends.append(draft, sentAt.truncatedTo(ChronoUnit.MILLIS), listener);
  }

  @Override
  public Optional<AppendResult> earlier(Draft draft) {
    return reads.hot(reader -> AppendMessage.earlier(reader, draft, draft.digest()));
  }

  @Override
  public Optional<Message> find(AccountId reader, MessageId id, Horizon horizon) {
    return reads.hot(
        connection ->
            connection.first(
                FIND,
                MessageRows::toMessage,
                id.value(),
                horizon.oldest(),
                horizon.time().firstClaim(),
                horizon.time().doubted(),
                horizon.now(),
                reader.value(),
                reader.value()));
  }

  @Override
  public Optional<List<MailboxSlot>> delete(MessageId id, DeviceAddress by, Horizon horizon) {
    return commits.write(writer -> delete(writer, id, by, horizon));
  }

  private static Optional<List<MailboxSlot>> delete(
      SqlConnection writer, MessageId id, DeviceAddress by, Horizon horizon) {
    Optional<AccountId> recipient =
        writer.first(
            FIND_OWN,
            row -> new AccountId(row.number(1)),
            id.value(),
            by.account().value(),
            horizon.oldest(),
            horizon.time().firstClaim(),
            horizon.time().doubted(),
            horizon.now());
    if (recipient.isEmpty()) {
      return Optional.empty();
    }
    SlotAllocation places = SlotAllocation.of(by, recipient.get());
    places.lock(writer);
    return writer.update(EMPTY, id.value()) == 1
        ? Optional.of(places.fill(writer, id.value(), DeliveryKind.DELETED))
        : Optional.empty();
  }

  @Override
  public boolean hide(MessageId id, AccountId recipient, Horizon horizon) {
    return commits.write(
        writer ->
            writer.update(
                    HIDE,
                    id.value(),
                    recipient.value(),
                    horizon.oldest(),
                    horizon.time().firstClaim(),
                    horizon.time().doubted(),
                    horizon.now())
                == 1);
  }

  @Override
  public int sweep(Horizon horizon, int limit) {
    return commits.write(new SweepMessages(horizon, limit));
  }
}
