// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.media.Attachments;
import dev.sotto.core.media.Carrier;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.Messaging.DeletionListener;
import dev.sotto.core.message.Slot;
import java.util.List;

/// Tells of a message that was deleted for everybody: first its readers, then what it carried goes.
///
/// @param readers puts the notes on their way
record DeletionNotice(DeletionListener readers, Attachments attachments)
    implements DeletionListener {
  @Override
  public void deleted(Message message, List<Slot> notes) {
    readers.deleted(message, notes);
    attachments.released(new Carrier(message.sender().account(), message.clientId()));
  }
}
