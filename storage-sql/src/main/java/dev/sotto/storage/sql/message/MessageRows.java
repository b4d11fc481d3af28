// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.storage.sql.jdbc.Row;

/// Rows with the columns id, sender, sender_device, recipient, client_id, sent_at, expires_at,
/// body.
final class MessageRows {
  /// How many columns a message takes.
  static final int WIDTH = 8;

  private MessageRows() {}

  static Message toMessage(Row row) {
    return new Message(
        new MessageId(row.number(1)),
        DeviceAddress.of(row.number(2), (int) row.number(3)),
        new AccountId(row.number(4)),
        new ClientMessageId(row.text(5)),
        MessageBody.of(row.bytes(8)),
        new Lifetime(row.moment(6), row.moment(7)));
  }
}
