// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.message.Horizon;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Mailboxes in the table `mailbox`, what waits in them in `delivery`. Acknowledged entries are
/// deleted.
public final class SqlMailboxStore implements MailboxStore {
  static final Sql STATE =
      Sql.of(
          "find-mailbox",
          "SELECT last_seq, acked_seq FROM mailbox WHERE account = ? AND device = ?");
  private static final Sql READ =
      Sql.of(
          "read-mailbox",
          """
          SELECT %s, d.seq, d.kind
          FROM delivery d JOIN message m ON m.id = d.message
          WHERE d.account = ? AND d.device = ? AND d.seq > ?
            AND m.sent_at > ?
            AND (d.kind = 1 OR (m.body IS NOT NULL
              AND (m.expires_at > ? OR (m.sent_at <= ? AND m.expires_at > ?))))
          ORDER BY d.seq
          LIMIT ?
          """
              .formatted(MessageRows.columns("m")));

  private static final int ENDS_AT_ONCE = 100;
  static final Sql ENDS =
      Sql.of(
          "find-mailbox-ends",
          """
          SELECT account, device, last_seq FROM mailbox
          WHERE (account, device) IN (VALUES %s)
          """
              .formatted(String.join(", ", Collections.nCopies(ENDS_AT_ONCE, "(?, ?)"))));

  private static final Sql FILLED =
      Sql.of(
          "list-filled-mailboxes",
          "SELECT device, last_seq, acked_seq FROM mailbox WHERE account = ?");

  /// Entries counted at once: so few that neither their reader nor the processor is taken from
  /// others for long.
  private static final int COUNTED_AT_ONCE = 1_000;

  // Counts bodies without reading them.
  private static final Sql WAITING =
      Sql.of(
          "count-waiting",
          """
          SELECT COUNT(*), MAX(waiting.seq), COUNT(octet_length(message.body)),
            COALESCE(SUM(octet_length(message.body)), 0)
          FROM (
            SELECT seq, message FROM delivery
            WHERE account = ? AND device = ? AND kind = 0 AND seq > ?
            ORDER BY seq LIMIT ?) AS waiting
          JOIN message ON message.id = waiting.message
          """);

  private final Database database;
  private final QueryRunner reads;
  private final Transactions commits;

  public SqlMailboxStore(Database database, QueryRunner reads, Transactions commits) {
    this.database = database;
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
    return reads.hot(
        reader -> {
          // In this order: what is put in between the two is in the entries and above the last
          // number.
          MailboxState state = state(reader, device);
          if (state.last() <= sequence || state.last() == state.acknowledged()) {
            return new MailboxPage(List.of(), state.last());
          }
          return new MailboxPage(
              reader.page(
                  READ,
                  row -> toEntry(row, device.account()),
                  MailboxEntry::weight,
                  device.account().value(),
                  device.device().value(),
                  Math.max(sequence, state.acknowledged()),
                  horizon.oldest(),
                  horizon.time().firstClaim(),
                  horizon.time().doubted(),
                  horizon.now(),
                  limit),
              state.last());
        });
  }

  @Override
  public MailboxState state(DeviceAddress device) {
    return reads.hot(reader -> state(reader, device));
  }

  @Override
  public Map<DeviceAddress, Long> ends(Collection<DeviceAddress> devices) {
    var asked = List.copyOf(devices);
    var ends = new HashMap<DeviceAddress, Long>();
    for (int from = 0; from < asked.size(); from += ENDS_AT_ONCE) {
      Object[] keys = keys(asked, from);
      reads.hot(reader -> reader.all(ENDS, SqlMailboxStore::toEnd, keys)).forEach(ends::putAll);
    }
    return Map.copyOf(ends);
  }

  @Override
  public String timeline() {
    return reads.hot(database::timeline);
  }

  @Override
  public Waiting leastWaiting(AccountId account, int limit) {
    List<Filled> mailboxes = filled(account);
    if (mailboxes.stream().anyMatch(Filled::isEmpty)) {
      return Waiting.NOTHING;
    }
    return mailboxes.stream()
        .map(mailbox -> waiting(mailbox, limit))
        .min(Waiting.BY_FULLNESS)
        .orElse(Waiting.NOTHING);
  }

  private Waiting waiting(Filled mailbox, int limit) {
    var all = new Counted(0, mailbox.acknowledged(), 0, 0);
    Counted step;
    do {
      step = count(mailbox.device(), all.last());
      all = all.and(step);
    } while (step.entries() == COUNTED_AT_ONCE && all.isWithin(limit));
    return all.waiting(limit);
  }

  private Counted count(DeviceAddress device, long after) {
    return reads
        .hot(
            reader ->
                reader.first(
                    WAITING,
                    SqlMailboxStore::toCounted,
                    device.account().value(),
                    device.device().value(),
                    after,
                    COUNTED_AT_ONCE))
        .orElseThrow();
  }

  @Override
  public Map<DeviceAddress, Long> acknowledged(AccountId account) {
    return filled(account).stream()
        .collect(Collectors.toUnmodifiableMap(Filled::device, Filled::acknowledged));
  }

  private List<Filled> filled(AccountId account) {
    return reads.hot(reader -> reader.all(FILLED, row -> toFilled(row, account), account.value()));
  }

  private static Filled toFilled(Row row, AccountId account) {
    var device = new DeviceAddress(account, new DeviceId(Math.toIntExact(row.number(1))));
    return new Filled(device, row.number(2), row.number(3));
  }

  private static Counted toCounted(Row row) {
    return new Counted(
        Math.toIntExact(row.number(1)),
        row.number(2),
        Math.toIntExact(row.number(3)),
        row.number(4));
  }

  private record Filled(DeviceAddress device, long last, long acknowledged) {
    boolean isEmpty() {
      return last == acknowledged;
    }
  }

  /// A part of what waits in a mailbox.
  ///
  /// @param entries with those whose messages are deleted
  /// @param last sequence number of the last of them
  private record Counted(int entries, long last, int messages, long bytes) {
    Counted and(Counted next) {
      return new Counted(
          entries + next.entries, next.last, messages + next.messages, bytes + next.bytes);
    }

    boolean isWithin(int limit) {
      return messages < limit && entries <= (long) Waiting.LOOKED_AT * limit;
    }

    Waiting waiting(int limit) {
      return new Waiting(isWithin(limit) ? messages : limit, bytes);
    }
  }

  /// One statement serves any number of devices: the last one is asked for again where there is
  /// none.
  private static Object[] keys(List<DeviceAddress> devices, int from) {
    var keys = new Object[2 * ENDS_AT_ONCE];
    for (int i = 0; i < ENDS_AT_ONCE; i++) {
      DeviceAddress device = devices.get(Math.min(from + i, devices.size() - 1));
      keys[2 * i] = device.account().value();
      keys[2 * i + 1] = device.device().value();
    }
    return keys;
  }

  private static Map<DeviceAddress, Long> toEnd(Row row) {
    return Map.of(DeviceAddress.of(row.number(1), Math.toIntExact(row.number(2))), row.number(3));
  }

  @Override
  public MailboxState acknowledge(DeviceAddress device, long sequence, boolean dropAcknowledged) {
    MailboxState state = commits.write(new AcknowledgeMailbox(device, sequence, dropAcknowledged));
    // What arrives from here on was not meant.
    long asked = Math.min(sequence, state.last());
    // The last number falls back to zero when the device is removed meanwhile.
    while (state.acknowledged() < Math.min(asked, state.last())) {
      state = commits.write(new AcknowledgeMailbox(device, asked, dropAcknowledged));
    }
    return state;
  }

  static MailboxState state(SqlConnection connection, DeviceAddress device) {
    Optional<MailboxState> state =
        connection.first(
            STATE,
            row -> new MailboxState(row.number(1), row.number(2)),
            device.account().value(),
            device.device().value());
    return state.orElse(MailboxState.EMPTY);
  }

  private static MailboxEntry toEntry(Row row, AccountId owner) {
    long sequence = row.number(MessageRows.WIDTH + 1);
    if (row.number(MessageRows.WIDTH + 2) == DeliveryKind.ARRIVED.code()) {
      return new MailboxEntry.Arrived(sequence, MessageRows.toMessage(row));
    }
    AccountId sender = MessageRows.sender(row).account();
    AccountId recipient = MessageRows.recipient(row);
    return new MailboxEntry.Deleted(
        sequence, MessageRows.id(row), owner.equals(recipient) ? sender : recipient);
  }
}
