// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.append;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.storage.postgres.connection.AdvisoryLock;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The ids, mailboxes and earlier sends that storing a batch depends on, read and locked in one
/// round trip: nobody else stores a message or gives out a slot in these mailboxes from then on
/// until the transaction ends. Owned by the committer's thread.
final class AppendLookup {
  // Until the commit: who reads a message reads all that have lower ids.
  private static final Sql LOCK =
      Sql.of("lock-messages", "SELECT pg_advisory_xact_lock(%d)".formatted(AdvisoryLock.MESSAGES));
  private static final Sql IDS =
      Sql.of(
          "draw-message-ids",
          "SELECT nextval('message_id_seq') FROM generate_series(1, CAST(? AS integer))");
  // Everybody locks mailboxes in this order.
  private static final Sql MAILBOXES =
      Sql.of(
          "lock-mailboxes-of-accounts",
          """
          SELECT account, device, last_seq FROM mailbox WHERE account = ANY (?)
          ORDER BY account, device
          {lock}
          """);
  // By name, or by the id of an attempt whose end nobody has heard of: with its name, as a database
  // that has crashed may have given the id to another message since. No column of unbounded
  // length: before such an answer the driver waits for all others.
  private static final Sql EARLIER =
      Sql.of(
          "find-earlier-messages",
          """
          SELECT draft.place, message.id, message.sent_at, message.digest = draft.digest
          FROM unnest(CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS bytea[]))
            WITH ORDINALITY AS draft (sender, client_id, digest, place)
          JOIN message ON message.sender = draft.sender AND message.client_id = draft.client_id
            AND message.client_id < '~'
          UNION ALL
          SELECT attempt.place, message.id, message.sent_at, TRUE
          FROM unnest(CAST(? AS integer[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS text[]))
            AS attempt (place, id, sender, client_id)
          JOIN message ON message.id = attempt.id AND message.sender = attempt.sender
            AND message.client_id = attempt.client_id
          """);
  private static final Sql START = Sql.script("start-messages", LOCK, IDS, MAILBOXES, EARLIER);

  private final List<Long> ids = new ArrayList<>();
  private final List<LockedMailbox> mailboxes = new ArrayList<>();

  /// By place in the batch, from 0.
  private final Map<Integer, Earlier> earlier = new HashMap<>();

  private AppendLookup() {}

  static AppendLookup read(SqlConnection writer, List<PendingAppend> appends) {
    var start = new AppendLookup();
    int[] tried =
        IntStream.range(0, appends.size()).filter(i -> appends.get(i).tried() > 0).toArray();
    writer.script(
        START,
        List.of(
            _ -> {},
            row -> start.ids.add(row.number(1)),
            row -> start.mailboxes.add(toMailbox(row)),
            row -> start.earlier.put((int) row.number(1) - 1, toEarlier(row))),
        appends.size(),
        accounts(appends),
        appends.stream().mapToLong(a -> a.draft().sender().account().value()).toArray(),
        appends.stream().map(a -> a.draft().clientId().text()).toArray(String[]::new),
        appends.stream().map(PendingAppend::digest).toArray(byte[][]::new),
        Arrays.stream(tried).map(i -> i + 1).toArray(),
        Arrays.stream(tried).mapToLong(i -> appends.get(i).tried()).toArray(),
        Arrays.stream(tried)
            .mapToLong(i -> appends.get(i).draft().sender().account().value())
            .toArray(),
        Arrays.stream(tried)
            .mapToObj(i -> appends.get(i).draft().clientId().text())
            .toArray(String[]::new));
    Collections.sort(start.ids);
    return start;
  }

  /// {@return the mailboxes of all who send or receive}
  List<LockedMailbox> mailboxes() {
    return mailboxes;
  }

  /// Tells those that were stored before, be it by another one of the same batch. {@return the
  /// messages that the others become, in the order of their ids}
  Map<PendingAppend, Message> settle(List<PendingAppend> appends) {
    var fresh = new LinkedHashMap<PendingAppend, Message>();
    var named = new HashMap<Name, First>();
    for (int place = 0; place < appends.size(); place++) {
      PendingAppend append = appends.get(place);
      var name = new Name(append);
      First first = named.get(name);
      Earlier before = first == null ? earlier.get(place) : first.before(append);
      if (before == null) {
        Message message = append.attempt(new MessageId(ids.get(place)));
        if (!append.draft().clientId().isByServer()) {
          named.put(name, new First(append, message));
        }
        fresh.put(append, message);
      } else {
        append.found(before.id(), before.sentAt(), before.same());
      }
    }
    return fresh;
  }

  private static long[] accounts(List<PendingAppend> appends) {
    return appends.stream()
        .map(PendingAppend::draft)
        .flatMapToLong(
            draft -> LongStream.of(draft.sender().account().value(), draft.recipient().value()))
        .distinct()
        .toArray();
  }

  private static LockedMailbox toMailbox(Row row) {
    return new LockedMailbox(
        DeviceAddress.of(row.number(1), Math.toIntExact(row.number(2))), row.number(3));
  }

  private static Earlier toEarlier(Row row) {
    return new Earlier(new MessageId(row.number(2)), row.moment(3), row.flag(4));
  }

  /// A message that is there, or will be before the one that repeats it.
  ///
  /// @param same whether that one says the same
  private record Earlier(MessageId id, Instant sentAt, boolean same) {}

  /// The first one of a name in a batch.
  private record First(PendingAppend append, Message message) {
    Earlier before(PendingAppend repeat) {
      return new Earlier(
          message.id(),
          message.lifetime().sentAt(),
          Arrays.equals(append.digest(), repeat.digest()));
    }
  }

  /// The name that the client of a sender gives to a message.
  private record Name(long sender, String clientId) {
    Name(PendingAppend append) {
      this(append.draft().sender().account().value(), append.draft().clientId().text());
    }
  }
}
