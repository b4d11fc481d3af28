// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.account.Role;
import dev.sotto.core.audit.AuditEvent;
import dev.sotto.core.audit.AuditId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.media.Access;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.MediaType;
import dev.sotto.core.media.ObjectKey;
import dev.sotto.core.media.ObjectSize;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.session.SessionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// What the rows of a move must be: each value passes the constructor of the domain that it will
/// pass when it is read, so that nothing comes in by an archive that no request could have brought.
/// Tables and columns that are not named here are those of other programs.
final class RowRules {
  /// Sequence numbers, counts and times rise from here without an end that anybody reaches.
  private static final long MOST = 1L << 52;

  private static final int MAX_TEXT = 8_192;
  private static final int DIGEST_BYTES = 32;

  private static final Map<String, Map<String, Consumer<Cell>>> TABLES = new HashMap<>();

  static {
    Consumer<Cell> account = whole(AccountId::new);
    Consumer<Cell> device = whole(value -> new DeviceId(Math.toIntExact(value)));
    Consumer<Cell> count = whole(RowRules::requireCount);
    Consumer<Cell> message =
        whole(
            value -> {
              requireCount(value);
              var _ = new MessageId(value);
            });
    Consumer<Cell> session = text(SessionId::new);
    Consumer<Cell> clientId = text(ClientMessageId::new);
    Consumer<Cell> person = text(ParticipantId::new);
    Consumer<Cell> call = text(CallId::new);
    table("account")
        .with("id", account)
        .with("handle", text(Handle::new))
        .with("handle_key", text(RowRules::requireText))
        .with("password_hash", text(PasswordHash::new))
        .with("public_key", text(PublicKey::new))
        .with("role", text(Role::valueOf));
    table("device")
        .with("account", account)
        .with("device", device)
        .with("name", text(DeviceName::new));
    table("mailbox")
        .with("account", account)
        .with("device", device)
        .with("last_seq", count)
        .with("acked_seq", count);
    table("push_token")
        .with("account", account)
        .with("device", device)
        .with("token", text(PushToken::new));
    table("session").with("id", session).with("account", account).with("device", device);
    table("refresh_token").with("hash", text(RowRules::requireText)).with("session", session);
    table("contact").with("owner", account).with("contact", account);
    table("correspondence").with("writer", account).with("reader", account);
    table("message")
        .with("id", message)
        .with("sender", account)
        .with("sender_device", device)
        .with("recipient", account)
        .with("low", account)
        .with("high", account)
        .with("client_id", clientId)
        .with("digest", bytes(RowRules::requireDigest))
        .with("body", bytes(MessageBody::of));
    table("delivery")
        .with("account", account)
        .with("device", device)
        .with("seq", count)
        .with("message", message)
        .with("kind", whole(RowRules::requireKind));
    table("receipt")
        .with("reader", account)
        .with("author", account)
        .with("delivered_up_to", count)
        .with("read_up_to", count);
    table("pending_room")
        .with("code", text(JoinCode::new))
        .with("creator", person)
        .with("creator_token", optional(PushToken::new))
        .with("guest", optional(ParticipantId::new))
        .with("room", optional(RoomId::new));
    table("room")
        .with("id", text(RoomId::new))
        .with("code", text(JoinCode::new))
        .with("creator", person)
        .with("creator_token", optional(PushToken::new))
        .with("guest", person)
        .with("guest_token", optional(PushToken::new))
        .with("initiator", optional(ParticipantId::new));
    table("call")
        .with("id", call)
        .with("caller", account)
        .with("client_id", text(ClientCallId::new))
        .with("state", text(CallState::valueOf))
        .with("version", count);
    table("call_party")
        .with("call", call)
        .with("account", account)
        .with("state", text(PartyState::valueOf))
        .with("place", count)
        .with("device", whole(RowRules::requireDeviceOrNone));
    table("media_object")
        .with("key", text(ObjectKey::new))
        .with("owner", account)
        .with("type", text(MediaType::new))
        .with("size", whole(size -> new ObjectSize(size, true)))
        .with("state", text(MediaState::valueOf))
        .with("audience", text(Access.Audience::valueOf))
        .with("viewing", text(Access.Viewing::valueOf));
    table("media_naming")
        .with("key", text(ObjectKey::new))
        .with("reader", account)
        .with("sender", account)
        .with("client_id", clientId);
    table("audit_record")
        .with("id", text(AuditId::new))
        .with("event", text(AuditEvent::valueOf))
        .with("account", account)
        .with("subject", text(RowRules::requireShortText))
        .with("detail", text(RowRules::requireShortText));
  }

  private final Table table;
  private final List<Consumer<Cell>> rules;
  private long row;

  private RowRules(Table table, List<Consumer<Cell>> rules) {
    this.table = table;
    this.rules = rules;
  }

  /// {@return the rules for the rows of a table, which are asked in order}
  static RowRules of(Table table) {
    Map<String, Consumer<Cell>> known = TABLES.getOrDefault(table.name(), Map.of());
    return new RowRules(
        table,
        table.columns().stream()
            .map(column -> known.getOrDefault(column.name(), _ -> {}))
            .toList());
  }

  /// @throws TransferException when the domain does not allow the row; the message names the place,
  ///   not the value
  void require(List<Cell> cells) {
    row++;
    for (int i = 0; i < rules.size(); i++) {
      try {
        rules.get(i).accept(cells.get(i));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new TransferException(
            "row %d of table %s cannot be kept: its %s is not what this program allows; nothing of the source was changed: correct it there, or take another copy"
                .formatted(row, table.name(), table.columns().get(i).name()),
            e);
      }
    }
  }

  /// @throws TransferException when no further message would get an id
  static void requireLastMessageId(long id) {
    if (id < 0 || id > MOST) {
      throw new TransferException(
          "the last message id of the source is %d (expected: 0 to 2^52): it is damaged, or was changed by hand; take another copy"
              .formatted(id));
    }
  }

  private static Consumer<Cell> whole(LongConsumer domain) {
    return cell -> {
      if (cell instanceof Cell.Whole(long value)) {
        domain.accept(value);
      } else {
        requireMissing(cell);
      }
    };
  }

  private static Consumer<Cell> text(Consumer<String> domain) {
    return cell -> {
      if (cell instanceof Cell.Text(String value)) {
        domain.accept(value);
      } else {
        requireMissing(cell);
      }
    };
  }

  /// Columns in which nothing is the empty text.
  private static Consumer<Cell> optional(Consumer<String> domain) {
    return text(
        value -> {
          if (!value.isEmpty()) {
            domain.accept(value);
          }
        });
  }

  private static Consumer<Cell> bytes(Consumer<byte[]> domain) {
    return cell -> {
      if (cell instanceof Cell.Bytes(byte[] value)) {
        domain.accept(value);
      } else {
        requireMissing(cell);
      }
    };
  }

  /// Whether something may be missing the schema of the target decides.
  private static void requireMissing(Cell cell) {
    if (!(cell instanceof Cell.Missing)) {
      throw new IllegalArgumentException("another type");
    }
  }

  private static void requireCount(long value) {
    if (value < 0 || value > MOST) {
      throw new IllegalArgumentException("count: expected 0 to 2^52");
    }
  }

  private static void requireDeviceOrNone(long value) {
    if (value < 0 || value > DeviceId.MAX) {
      throw new IllegalArgumentException("device: expected 0 to %d".formatted(DeviceId.MAX));
    }
  }

  private static void requireKind(long value) {
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException("kind: expected 0 or 1");
    }
  }

  private static void requireText(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("text: expected 1 to %d chars".formatted(MAX_TEXT));
    }
  }

  private static void requireShortText(String text) {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("text: expected at most %d chars".formatted(MAX_TEXT));
    }
  }

  private static void requireDigest(byte[] digest) {
    if (digest.length != DIGEST_BYTES) {
      throw new IllegalArgumentException("digest: expected 32 bytes");
    }
  }

  private static Rules table(String name) {
    var rules = new Rules(new HashMap<>());
    TABLES.put(name, rules.columns());
    return rules;
  }

  /// The rules of one table, by column.
  private record Rules(Map<String, Consumer<Cell>> columns) {
    Rules with(String column, Consumer<Cell> rule) {
      columns.put(column, rule);
      return this;
    }
  }
}
