// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageStore.CommitListener;
import dev.sotto.core.message.Messaging.DeletionListener;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.push.WakeUps;
import java.util.List;

/// Brings stored messages to the connected devices and wakes the others. Safe for use by many
/// threads; never waits.
public final class MessageDelivery implements CommitListener, DeletionListener {
  private final Switchboard switchboard;
  private final WakeUps wakeUps;

  public MessageDelivery(Switchboard switchboard, WakeUps wakeUps) {
    this.switchboard = switchboard;
    this.wakeUps = wakeUps;
  }

  @Override
  public void stored(Message message, List<MailboxSlot> slots) {
    for (MailboxSlot slot : slots) {
      var entry = new MailboxEntry.Arrived(slot.sequence(), message);
      boolean taken = switchboard.deliver(slot.device(), entry);
      if (!taken && slot.device().account().equals(message.recipient())) {
        wakeUps.wake(slot.device(), new WakeUp.Message());
      }
    }
  }

  @Override
  public void deleted(Message message, List<MailboxSlot> notes) {
    for (MailboxSlot slot : notes) {
      AccountId owner = slot.device().account();
      AccountId peer =
          owner.equals(message.recipient()) ? message.sender().account() : message.recipient();
      switchboard.deliver(
          slot.device(), new MailboxEntry.Deleted(slot.sequence(), message.id(), peer));
    }
  }
}
