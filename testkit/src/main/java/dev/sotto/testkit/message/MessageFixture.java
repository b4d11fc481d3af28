// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.seenAt;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.List;
import java.util.Optional;

/// The shortest ways to store and read back messages.
public interface MessageFixture extends StorageFixture {
  /// {@return how storing this draft at noon ended}
  default AppendResult append(Draft draft) {
    return storage().messages().append(draft, NOON, (_, _) -> {});
  }

  /// {@return the message as the account of `reader` finds it at noon}
  default Optional<Message> found(DeviceAddress reader, MessageId id) {
    return storage().messages().find(reader.account(), id, seenAt(NOON));
  }

  /// {@return the beginning of the mailbox as it is at noon}
  default List<MailboxEntry> mailbox(DeviceAddress device) {
    return mailbox(device, seenAt(NOON));
  }

  /// {@return the beginning of the mailbox as it is then}
  default List<MailboxEntry> mailbox(DeviceAddress device, Horizon horizon) {
    return storage().mailboxes().read(device, 0, 1_000, horizon).entries();
  }

  /// {@return the last place given in the mailbox}
  default long last(DeviceAddress device) {
    return storage().mailboxes().state(device).last();
  }
}
