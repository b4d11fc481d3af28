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
import java.util.List;
import java.util.stream.Collectors;

/// Rows that begin with the columns of a message. Statements select [#NAMES]; the mapper's
/// positions are looked up there once, so that no row is searched for a name.
final class MessageRows {
  private static final List<String> NAMES =
      List.of(
          "id",
          "sender",
          "sender_device",
          "recipient",
          "client_id",
          "sent_at",
          "expires_at",
          "body");

  /// How many columns a message takes.
  static final int WIDTH = NAMES.size();

  /// The columns of `message`, for a statement that reads it alone.
  static final String COLUMNS = joined("");

  private static final int ID = position("id");
  private static final int SENDER = position("sender");
  private static final int SENDER_DEVICE = position("sender_device");
  private static final int RECIPIENT = position("recipient");
  private static final int CLIENT_ID = position("client_id");
  private static final int SENT_AT = position("sent_at");
  private static final int EXPIRES_AT = position("expires_at");
  private static final int BODY = position("body");

  private MessageRows() {}

  /// {@return the columns, of the table that a statement calls `alias`}
  static String columns(String alias) {
    return joined(alias + ".");
  }

  static Message toMessage(Row row) {
    return new Message(
        id(row),
        sender(row),
        recipient(row),
        new ClientMessageId(row.text(CLIENT_ID)),
        MessageBody.of(row.bytes(BODY)),
        new Lifetime(row.moment(SENT_AT), row.moment(EXPIRES_AT)));
  }

  static MessageId id(Row row) {
    return new MessageId(row.number(ID));
  }

  static DeviceAddress sender(Row row) {
    return DeviceAddress.of(row.number(SENDER), (int) row.number(SENDER_DEVICE));
  }

  static AccountId recipient(Row row) {
    return new AccountId(row.number(RECIPIENT));
  }

  private static String joined(String prefix) {
    return NAMES.stream().map(prefix::concat).collect(Collectors.joining(", "));
  }

  /// {@return where a column stands in a row, from 1, as JDBC counts}
  private static int position(String name) {
    int index = NAMES.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("not a column of a message: " + name);
    }
    return index + 1;
  }
}
