// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/// Gives a message, or the note of its deletion, the next place in all mailboxes of two accounts
/// but one.
///
/// @param first an account
/// @param second an account; may be the same
/// @param exceptAccount with `exceptDevice` the device left out
record SlotAllocation(long first, long second, long exceptAccount, int exceptDevice) {
  // Everybody locks mailboxes in this order.
  private static final Sql LOCK =
      Sql.of(
          "lock-mailboxes",
          "SELECT device FROM mailbox WHERE account IN (?, ?) ORDER BY account, device {lock}");
  private static final Sql COUNT_UP =
      Sql.of(
          "count-up-mailbox", "UPDATE mailbox SET last_seq = ? WHERE account = ? AND device = ?");
  private static final Sql FILL =
      Sql.of(
          "fill-mailbox",
          "INSERT INTO delivery (account, device, seq, message, kind) VALUES (?, ?, ?, ?, ?)");

  /// {@return the places of what the device `by` sends or deletes in its conversation with `peer`:
  /// all devices of both accounts but itself}
  static SlotAllocation of(DeviceAddress by, AccountId peer) {
    return new SlotAllocation(
        peer.value(), by.account().value(), by.account().value(), by.device().value());
  }

  /// Keeps others from giving places in the same mailboxes until the transaction ends.
  void lock(SqlConnection writer) {
    writer.lock(LOCK, first, second);
  }

  /// Fills the places, which are locked. {@return them}
  List<MailboxSlot> fill(SqlConnection writer, long message, DeliveryKind kind) {
    return fill(writer, message, kind, new MailboxSequenceCache());
  }

  /// Fills the places, which are locked. {@return them}
  ///
  /// @param ends of mailboxes as far as they are remembered
  List<MailboxSlot> fill(
      SqlConnection writer, long message, DeliveryKind kind, MailboxSequenceCache ends) {
    var slots = new ArrayList<MailboxSlot>();
    addNext(slots, ends.of(writer, first), first);
    if (second != first) {
      addNext(slots, ends.of(writer, second), second);
    }
    for (MailboxSlot slot : slots) {
      long account = slot.device().account().value();
      int device = slot.device().device().value();
      writer.update(COUNT_UP, slot.sequence(), account, device);
      writer.update(FILL, account, device, slot.sequence(), message, kind.code());
    }
    return slots;
  }

  private void addNext(
      List<MailboxSlot> slots, List<MailboxSequenceCache.End> mailboxes, long account) {
    for (MailboxSequenceCache.End mailbox : mailboxes) {
      if (account != exceptAccount || mailbox.device() != exceptDevice) {
        slots.add(new MailboxSlot(DeviceAddress.of(account, mailbox.device()), mailbox.next()));
      }
    }
  }
}
