// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.storage.sql.Bulk;
import dev.sotto.storage.sql.Correspondence;
import dev.sotto.storage.sql.Sql;
import dev.sotto.storage.sql.SqlConnection;
import dev.sotto.storage.sql.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stores all messages of a transaction with a handful of statements. Used by the committer's
/// thread only.
final class BulkAppend implements Bulk {
  // Until the commit: who reads a message reads all that have lower ids.
  private static final Sql LOCK =
      Sql.of("lock-messages", "SELECT pg_advisory_xact_lock(%d)".formatted(AdvisoryLock.MESSAGES));
  private static final Sql IDS =
      Sql.of(
          "draw-message-ids",
          """
          SELECT nextval('message_id_seq') FROM generate_series(1, ?)
          """);
  private static final Sql INSERT =
      Sql.of(
          "append-messages",
          """
          INSERT INTO message
            (id, sender, sender_device, recipient, low, high, sent_at, expires_at, hidden,
             client_id, digest, body)
          SELECT id, sender, sender_device, recipient,
            LEAST(sender, recipient), GREATEST(sender, recipient),
            CAST(sent_at AS timestamptz), CAST(expires_at AS timestamptz), FALSE,
            client_id, digest, body
          FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            AS draft (id, sender, sender_device, recipient, sent_at, expires_at,
              client_id, digest, body)
          ON CONFLICT (sender, client_id) WHERE client_id < '~' DO NOTHING
          RETURNING id
          """);
  private static final Sql CORRESPOND =
      Sql.of(
          "add-correspondences",
          """
          INSERT INTO correspondence (writer, reader)
          SELECT writer, reader FROM unnest(?, ?) AS pair (writer, reader)
          ON CONFLICT DO NOTHING
          """);

  private final Correspondence correspondence;

  BulkAppend(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  @Override
  public void run(List<? extends Write<?>> writes, SqlConnection writer) {
    List<PendingAppend> appends = writes.stream().map(PendingAppend.class::cast).toList();
    writer.first(LOCK, _ -> true);
    Map<PendingAppend, Message> attempts = attempts(writer, appends);
    Set<Long> stored = insert(writer, appends, List.copyOf(attempts.values()));
    var fresh = new LinkedHashMap<PendingAppend, Message>(attempts);
    fresh.values().removeIf(message -> !stored.contains(message.id().value()));
    if (fresh.size() < appends.size()) {
      EarlierMessages.tell(
          writer, appends.stream().filter(append -> !fresh.containsKey(append)).toList());
    }
    if (!fresh.isEmpty()) {
      BulkPlaces.fill(writer, fresh);
      correspond(writer, fresh.values());
    }
  }

  private static Map<PendingAppend, Message> attempts(
      SqlConnection writer, List<PendingAppend> appends) {
    List<Long> drawn = new ArrayList<>(writer.all(IDS, row -> row.number(1), appends.size()));
    Collections.sort(drawn);
    var attempts = new LinkedHashMap<PendingAppend, Message>();
    for (int i = 0; i < appends.size(); i++) {
      PendingAppend append = appends.get(i);
      attempts.put(append, append.attempt(new MessageId(drawn.get(i))));
    }
    return attempts;
  }

  private static Set<Long> insert(
      SqlConnection writer, List<PendingAppend> appends, List<Message> messages) {
    return new HashSet<>(
        writer.all(
            INSERT,
            row -> row.number(1),
            messages.stream().mapToLong(m -> m.id().value()).toArray(),
            messages.stream().mapToLong(m -> m.sender().account().value()).toArray(),
            messages.stream().mapToInt(m -> m.sender().device().value()).toArray(),
            messages.stream().mapToLong(m -> m.recipient().value()).toArray(),
            messages.stream()
                .map(m -> PostgresDialect.text(m.lifetime().sentAt()))
                .toArray(String[]::new),
            messages.stream()
                .map(m -> PostgresDialect.text(m.lifetime().expiresAt()))
                .toArray(String[]::new),
            messages.stream().map(m -> m.clientId().text()).toArray(String[]::new),
            appends.stream().map(PendingAppend::digest).toArray(byte[][]::new),
            messages.stream().map(m -> m.body().bytes()).toArray(byte[][]::new)));
  }

  private void correspond(SqlConnection writer, Iterable<Message> messages) {
    var pairs = new LinkedHashSet<Pair>();
    for (Message message : messages) {
      AccountId sender = message.sender().account();
      if (!correspondence.isKnown(sender, message.recipient())) {
        pairs.add(new Pair(sender.value(), message.recipient().value()));
      }
    }
    if (!pairs.isEmpty()) {
      writer.update(
          CORRESPOND,
          pairs.stream().mapToLong(Pair::writer).toArray(),
          pairs.stream().mapToLong(Pair::reader).toArray());
    }
  }

  private record Pair(long writer, long reader) {}
}
