// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.append;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.Message;
import dev.sotto.storage.postgres.connection.PostgresDialect;
import dev.sotto.storage.sql.commit.BatchHook;
import dev.sotto.storage.sql.commit.Write;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.message.CorrespondenceCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stores all messages of a transaction in two round trips: [AppendLookup] learns all that their
/// ids, places and answers depend on, under locks; the second one stores them and commits. So what
/// is asked to be committed is known here before, also when the answer is lost. Used by the
/// committer's thread only.
final class BatchAppend implements BatchHook {
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
          FROM unnest(CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS integer[]),
              CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
              CAST(? AS bytea[]), CAST(? AS bytea[]))
            AS draft (id, sender, sender_device, recipient, sent_at, expires_at,
              client_id, digest, body)
          """);
  private static final Sql CORRESPOND =
      Sql.of(
          "add-correspondences",
          """
          INSERT INTO correspondence (writer, reader)
          SELECT writer, reader
          FROM unnest(CAST(? AS bigint[]), CAST(? AS bigint[])) AS pair (writer, reader)
          ON CONFLICT DO NOTHING
          """);
  private static final Sql COMMIT = Sql.of("commit", "COMMIT");

  private static final Sql STORE =
      Sql.script(
          "store-messages", INSERT, BatchSlotAllocation.COUNT_UP, BatchSlotAllocation.FILL, COMMIT);
  private static final Sql STORE_FIRST =
      Sql.script(
          "store-first-messages",
          INSERT,
          BatchSlotAllocation.COUNT_UP,
          BatchSlotAllocation.FILL,
          CORRESPOND,
          COMMIT);

  private final CorrespondenceCache correspondence;

  BatchAppend(CorrespondenceCache correspondence) {
    this.correspondence = correspondence;
  }

  @Override
  public void run(List<? extends Write<?>> writes, SqlConnection writer) {
    List<PendingAppend> appends = writes.stream().map(PendingAppend.class::cast).toList();
    AppendLookup start = AppendLookup.read(writer, appends);
    Map<PendingAppend, Message> fresh = start.settle(appends);
    if (!fresh.isEmpty()) {
      store(writer, fresh, start.mailboxes());
    }
  }

  private void store(
      SqlConnection writer, Map<PendingAppend, Message> fresh, List<LockedMailbox> mailboxes) {
    var parameters = new ArrayList<Object>(messages(fresh));
    parameters.addAll(BatchSlotAllocation.of(fresh, mailboxes).parameters());
    Set<Pair> pairs = unknown(fresh.values());
    if (!pairs.isEmpty()) {
      parameters.add(pairs.stream().mapToLong(Pair::writer).toArray());
      parameters.add(pairs.stream().mapToLong(Pair::reader).toArray());
    }
    writer.script(pairs.isEmpty() ? STORE : STORE_FIRST, List.of(), parameters.toArray());
  }

  private static List<Object> messages(Map<PendingAppend, Message> fresh) {
    var messages = fresh.values();
    return Arrays.asList(
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
        fresh.keySet().stream().map(PendingAppend::digest).toArray(byte[][]::new),
        messages.stream().map(m -> m.body().bytes()).toArray(byte[][]::new));
  }

  private Set<Pair> unknown(Iterable<Message> messages) {
    var pairs = new LinkedHashSet<Pair>();
    for (Message message : messages) {
      AccountId sender = message.sender().account();
      if (!correspondence.isKnown(sender, message.recipient())) {
        pairs.add(new Pair(sender.value(), message.recipient().value()));
      }
    }
    return pairs;
  }

  private record Pair(long writer, long reader) {}
}
