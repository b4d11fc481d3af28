// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.MediaArea;
import dev.sotto.core.area.MessageArea;
import dev.sotto.core.area.NodeArea;
import dev.sotto.core.area.PushArea;
import dev.sotto.core.area.RelayArea;
import dev.sotto.core.mailbox.BoundedMessageStore;
import dev.sotto.core.mailbox.MessageDelivery;
import dev.sotto.core.message.History;
import dev.sotto.core.message.MessageSweeper;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.receipt.Receipts;
import dev.sotto.core.sending.Sending;
import dev.sotto.core.spi.Storage;

/// Puts together what has to do with messages.
final class MessageWiring {
  private MessageWiring() {}

  /// {@return what is read back, which media ask as well}
  static History history(SharedParts shared) {
    Storage storage = shared.storage();
    return new History(storage.history(), storage.messages(), shared.horizons());
  }

  static MessageArea of(
      SharedParts shared,
      History history,
      NodeArea node,
      MediaArea media,
      RelayArea relay,
      PushArea push) {
    Storage storage = shared.storage();
    var delivery = new MessageDelivery(shared.switchboard(), push.wakeUps());
    var messaging =
        new Messaging(
            new BoundedMessageStore(
                storage.messages(), storage.mailboxes(), shared.disk(), System::nanoTime),
            shared.contacts(),
            delivery,
            new DeletionFanOut(delivery, media.attachments()),
            shared.horizons(),
            shared.runtime().clock());
    return new MessageArea(
        new Sending(node.limiter(), media.attachments(), messaging, relay.ifOn()),
        messaging,
        history,
        new Receipts(storage.receipts(), history, shared.switchboard()),
        new MessageSweeper(storage.messages(), shared.policy().retention(), shared.clock()));
  }
}
