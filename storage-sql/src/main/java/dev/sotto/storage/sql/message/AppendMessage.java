// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessageStore.CommitListener;
import dev.sotto.storage.sql.commit.Write;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Stores one message and fills its places.
final class AppendMessage implements Write<AppendMessage.Outcome> {
  private static final Sql INSERT =
      Sql.of(
          "append-message",
          """
          INSERT INTO message
            (id, sender, sender_device, recipient, low, high, sent_at, expires_at, hidden,
             client_id, digest, body)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?, ?, ?)
          ON CONFLICT (sender, client_id) WHERE client_id < '~' DO NOTHING
          """);
  private static final Sql CORRESPOND =
      Sql.of(
          "add-correspondence",
          """
          INSERT INTO correspondence (writer, reader) VALUES (?, ?)
          ON CONFLICT DO NOTHING
          """);
  private static final Sql FIND_EARLIER =
      Sql.of(
          "find-earlier-message",
          """
          SELECT id, sent_at, digest FROM message
          WHERE sender = ? AND client_id = ? AND client_id < '~'
          """);

  private final Draft draft;
  // Computed by the caller's thread, not by the committer.
  private final byte[] digest;
  private final Instant sentAt;
  private final CommitListener listener;
  private final Remembered remembered;

  AppendMessage(Draft draft, Instant sentAt, CommitListener listener, Remembered remembered) {
    this.draft = draft;
    digest = draft.digest();
    this.sentAt = sentAt;
    this.listener = listener;
    this.remembered = remembered;
  }

  @Override
  public Outcome run(SqlConnection writer) {
    Message message = draft.toMessage(remembered.order().nextId(writer), sentAt);
    if (!insert(writer, message)) {
      return new Outcome.Repeated(
          earlier(writer, draft, digest)
              .orElseThrow(
                  () -> new IllegalStateException("a message was neither stored nor there")));
    }
    List<MailboxSlot> slots =
        SlotAllocation.of(draft.sender(), draft.recipient())
            .fill(writer, message.id().value(), DeliveryKind.ARRIVED, remembered.mailboxes());
    AccountId sender = draft.sender().account();
    if (!remembered.correspondence().isKnown(sender, draft.recipient())) {
      writer.update(CORRESPOND, sender.value(), draft.recipient().value());
    }
    return new Outcome.New(message, slots);
  }

  @Override
  public void committed(Outcome outcome) {
    remembered.mailboxes().committed();
    if (outcome instanceof Outcome.New(Message message, List<MailboxSlot> slots)) {
      remembered.correspondence().remember(draft.sender().account(), draft.recipient());
      listener.stored(message, slots);
    }
  }

  @Override
  public int weight() {
    return draft.body().length();
  }

  private boolean insert(SqlConnection writer, Message message) {
    AccountId sender = message.sender().account();
    AccountId recipient = message.recipient();
    int inserted =
        writer.update(
            INSERT,
            message.id().value(),
            sender.value(),
            message.sender().device().value(),
            recipient.value(),
            Math.min(sender.value(), recipient.value()),
            Math.max(sender.value(), recipient.value()),
            message.lifetime().sentAt(),
            message.lifetime().expiresAt(),
            message.clientId().text(),
            digest,
            message.body().bytes());
    return inserted == 1;
  }

  /// {@return how an earlier send under the same client message id ended for this draft}
  static Optional<AppendResult> earlier(SqlConnection connection, Draft draft, byte[] digest) {
    if (draft.clientId().isByServer()) {
      return Optional.empty();
    }
    return connection.first(
        FIND_EARLIER,
        row ->
            Arrays.equals(row.bytes(3), digest)
                ? new AppendResult.Stored(new MessageId(row.number(1)), row.moment(2), true)
                : new AppendResult.Conflict(),
        draft.sender().account().value(),
        draft.clientId().text());
  }

  /// The caches that spare the committer reading for each message.
  record Remembered(
      MessageIdGenerator order,
      CorrespondenceCache correspondence,
      MailboxSequenceCache mailboxes) {}

  /// The outcome of storing.
  sealed interface Outcome {
    /// {@return what the caller hears}
    AppendResult result();

    record New(Message message, List<MailboxSlot> slots) implements Outcome {
      @Override
      public AppendResult result() {
        return new AppendResult.Stored(message.id(), message.lifetime().sentAt(), false);
      }
    }

    record Repeated(AppendResult result) implements Outcome {}
  }
}
