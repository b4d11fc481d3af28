// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.media.Attachments;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.Messaging.DeletionListener;
import java.util.List;

/// Tells of a message that was deleted for everybody: first its readers, then what it carried goes.
///
/// @param readers puts the notes on their way
record DeletionFanOut(DeletionListener readers, Attachments attachments)
    implements DeletionListener {
  @Override
  public void deleted(Message message, List<MailboxSlot> notes) {
    readers.deleted(message, notes);
    attachments.released(new MessageRef(message.sender().account(), message.clientId()));
  }
}
