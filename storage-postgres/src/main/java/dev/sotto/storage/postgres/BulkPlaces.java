// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.Slot;
import dev.sotto.storage.sql.Sql;
import dev.sotto.storage.sql.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Gives many new messages the next places in the mailboxes of both sides: all devices but the one
/// that sent. Owned by the committer's thread.
final class BulkPlaces {
  // Everybody locks mailboxes in this order.
  private static final Sql LAST =
      Sql.of(
          "lock-mailboxes",
          """
          SELECT account, device, last_seq FROM mailbox WHERE account = ANY(?)
          ORDER BY account, device
          {lock}
          """);
  private static final Sql COUNT_UP =
      Sql.of(
          "count-up-mailboxes",
          """
          UPDATE mailbox SET last_seq = counted.last_seq
          FROM unnest(?, ?, ?) AS counted (account, device, last_seq)
          WHERE mailbox.account = counted.account AND mailbox.device = counted.device
          """);
  private static final Sql FILL =
      Sql.of(
          "fill-mailboxes",
          """
          INSERT INTO delivery (account, device, seq, message, kind)
          SELECT account, device, seq, message, 0
          FROM unnest(?, ?, ?, ?) AS place (account, device, seq, message)
          """);

  private final Map<Long, List<Mailbox>> mailboxes = new HashMap<>();
  private final List<Place> places = new ArrayList<>();

  private BulkPlaces() {}

  /// Fills the places and tells each append its own.
  static void fill(SqlConnection writer, Map<PendingAppend, Message> messages) {
    var places = new BulkPlaces();
    places.lock(writer, messages.values().stream());
    messages.forEach((append, message) -> places.place(message, append.stored(message)));
    places.store(writer);
  }

  private void lock(SqlConnection writer, Stream<Message> messages) {
    long[] accounts =
        messages
            .flatMapToLong(m -> LongStream.of(m.sender().account().value(), m.recipient().value()))
            .distinct()
            .toArray();
    writer
        .all(
            LAST,
            row -> new Mailbox(DeviceAddress.of(row.number(1), (int) row.number(2)), row.number(3)),
            accounts)
        .forEach(
            mailbox ->
                mailboxes
                    .computeIfAbsent(mailbox.device.account().value(), _ -> new ArrayList<>())
                    .add(mailbox));
  }

  private void place(Message message, List<Slot> slots) {
    var accounts = new LinkedHashSet<Long>();
    accounts.add(message.recipient().value());
    accounts.add(message.sender().account().value());
    for (long account : accounts) {
      for (Mailbox mailbox : mailboxes.getOrDefault(account, List.of())) {
        if (!mailbox.device.equals(message.sender())) {
          Slot slot = mailbox.next();
          slots.add(slot);
          places.add(new Place(slot, message.id().value()));
        }
      }
    }
  }

  private void store(SqlConnection writer) {
    if (places.isEmpty()) {
      return;
    }
    List<Mailbox> counted =
        mailboxes.values().stream().flatMap(List::stream).filter(Mailbox::isFilled).toList();
    writer.update(
        COUNT_UP,
        counted.stream().mapToLong(m -> m.device.account().value()).toArray(),
        counted.stream().mapToInt(m -> m.device.device().value()).toArray(),
        counted.stream().mapToLong(m -> m.last).toArray());
    writer.update(
        FILL,
        places.stream().mapToLong(p -> p.slot().device().account().value()).toArray(),
        places.stream().mapToInt(p -> p.slot().device().device().value()).toArray(),
        places.stream().mapToLong(p -> p.slot().sequence()).toArray(),
        places.stream().mapToLong(Place::message).toArray());
  }

  private record Place(Slot slot, long message) {}

  private static final class Mailbox {
    private final DeviceAddress device;
    private final long before;
    private long last;

    Mailbox(DeviceAddress device, long last) {
      this.device = device;
      this.before = last;
      this.last = last;
    }

    Slot next() {
      last++;
      return new Slot(device, last);
    }

    boolean isFilled() {
      return last > before;
    }
  }
}
