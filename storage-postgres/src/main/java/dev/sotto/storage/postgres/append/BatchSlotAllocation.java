// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.append;

import static java.util.stream.Collectors.groupingBy;

import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.storage.sql.jdbc.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Gives many new messages the next places in the mailboxes of both sides: all devices but the one
/// that sent. Owned by the committer's thread.
final class BatchSlotAllocation {
  static final Sql COUNT_UP =
      Sql.of(
          "count-up-mailboxes",
          """
          UPDATE mailbox SET last_seq = counted.last_seq
          FROM unnest(CAST(? AS bigint[]), CAST(? AS integer[]), CAST(? AS bigint[]))
            AS counted (account, device, last_seq)
          WHERE mailbox.account = counted.account AND mailbox.device = counted.device
          """);
  static final Sql FILL =
      Sql.of(
          "fill-mailboxes",
          """
          INSERT INTO delivery (account, device, seq, message, kind)
          SELECT account, device, seq, message, 0
          FROM unnest(CAST(? AS bigint[]), CAST(? AS integer[]), CAST(? AS bigint[]),
              CAST(? AS bigint[]))
            AS place (account, device, seq, message)
          """);

  private final Map<Long, List<LockedMailbox>> mailboxes;
  private final List<Place> places = new ArrayList<>();

  private BatchSlotAllocation(List<LockedMailbox> mailboxes) {
    this.mailboxes =
        mailboxes.stream().collect(groupingBy(mailbox -> mailbox.device().account().value()));
  }

  /// Gives out the places and tells each append its own. {@return them}
  static BatchSlotAllocation of(
      Map<PendingAppend, Message> messages, List<LockedMailbox> mailboxes) {
    var places = new BatchSlotAllocation(mailboxes);
    messages.forEach((append, message) -> places.place(message, append.stored(message)));
    return places;
  }

  private void place(Message message, List<MailboxSlot> slots) {
    var accounts = new LinkedHashSet<Long>();
    accounts.add(message.recipient().value());
    accounts.add(message.sender().account().value());
    for (long account : accounts) {
      for (LockedMailbox mailbox : mailboxes.getOrDefault(account, List.of())) {
        if (!mailbox.device().equals(message.sender())) {
          MailboxSlot slot = mailbox.next();
          slots.add(slot);
          places.add(new Place(slot, message.id().value()));
        }
      }
    }
  }

  /// {@return those of [#COUNT_UP], then those of [#FILL]}
  List<Object> parameters() {
    List<LockedMailbox> counted =
        mailboxes.values().stream().flatMap(List::stream).filter(LockedMailbox::isFilled).toList();
    return List.of(
        counted.stream().mapToLong(m -> m.device().account().value()).toArray(),
        counted.stream().mapToInt(m -> m.device().device().value()).toArray(),
        counted.stream().mapToLong(LockedMailbox::last).toArray(),
        places.stream().mapToLong(p -> p.slot().device().account().value()).toArray(),
        places.stream().mapToInt(p -> p.slot().device().device().value()).toArray(),
        places.stream().mapToLong(p -> p.slot().sequence()).toArray(),
        places.stream().mapToLong(Place::message).toArray());
  }

  private record Place(MailboxSlot slot, long message) {}
}
