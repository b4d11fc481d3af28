// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.ws;

import dev.sotto.api.foxtrot.wire.FoxTrotJson;
import dev.sotto.api.foxtrot.wire.FoxTrotMessageJson;
import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.RawJsonObject;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketEventEncoder;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.Reply;
import dev.sotto.core.key.PublicKeyChanged;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.presence.PresenceChanged;
import java.util.Optional;

/// Encodes events for the client of one account: `{"cmd":…,"data":{…}}`.
final class FoxTrotEventEncoder implements SocketEventEncoder {
  static final String UNAUTHENTICATED = "Authentication failed";
  static final String BROKEN = "try again shortly";

  private final AccountId reader;
  private final FoxTrotMessageJson messages;

  FoxTrotEventEncoder(AccountId reader, HandleCache handles) {
    this.reader = reader;
    this.messages = new FoxTrotMessageJson(handles::of);
  }

  /// @throws dev.sotto.core.PortException when a handle cannot be read
  @Override
  public Optional<byte[]> encode(Event event) {
    return switch (event) {
      case MailboxEntry.Arrived arrived -> message(arrived);
      case PresenceChanged changed -> Optional.of(presence(changed));
      case PublicKeyChanged changed -> Optional.of(key(changed));
      case AccountSignal signal -> call(signal);
      case Failure failure -> Optional.of(frame("ERROR", FoxTrotJson.sentence(failure.text())));
      default -> Optional.empty();
    };
  }

  @Override
  public Goodbye goodbye(CloseReason reason) {
    return switch (reason) {
      case REPLACED -> new Goodbye(CloseCode.TRY_AGAIN_LATER, "too many sockets");
      case SESSION_ENDED -> new Goodbye(CloseCode.UNAUTHENTICATED, UNAUTHENTICATED);
      case SERVER_STOPS -> new Goodbye(CloseCode.SERVER_STOPS, "the server stops");
      case TOO_SLOW -> new Goodbye(CloseCode.TRY_AGAIN_LATER, "too slow");
      case UNAVAILABLE -> new Goodbye(CloseCode.TRY_AGAIN_LATER, BROKEN);
      case BROKEN -> new Goodbye(CloseCode.SERVER_FAILED, BROKEN);
    };
  }

  /// Clients file a message under its sender, so that one's own would open a chat with oneself.
  private Optional<byte[]> message(MailboxEntry.Arrived arrived) {
    var message = arrived.message();
    return message.sender().account().equals(reader)
        ? Optional.empty()
        : Optional.of(frame("MSG", json -> messages.write(json, message)));
  }

  private static byte[] presence(PresenceChanged changed) {
    return frame(
        "CONTACT_STATUS",
        json -> {
          json.writeStartObject();
          json.writeNumberField("user_id", changed.account().value());
          json.writeStringField("phone_no", changed.handle().text());
          json.writeBooleanField("online", changed.online());
          json.writeStringField("last_seen", JsonCodec.time(changed.lastSeen()));
          json.writeEndObject();
        });
  }

  private static byte[] key(PublicKeyChanged changed) {
    return frame(
        "KEY_ROTATED",
        json -> {
          json.writeStartObject();
          json.writeNumberField("user_id", changed.account().value());
          json.writeStringField("phone_no", changed.handle().text());
          json.writeStringField("public_key", changed.key().text());
          json.writeEndObject();
        });
  }

  /// All fields are as the caller sent them, but for who calls whom, which was written before. A
  /// replayed offer says that it need not ring.
  private static Optional<byte[]> call(AccountSignal signal) {
    String payload =
        signal.replayed() && signal.kind() == AccountSignal.Kind.OFFER
            ? RawJsonObject.of(signal.payload()).with("ring", "false").text()
            : signal.payload();
    return Optional.of(
        frame(FoxTrotCallSignals.command(signal.kind()), json -> json.writeRawValue(payload)));
  }

  private static byte[] frame(String command, JsonCodec.Shape data) {
    return JsonCodec.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("cmd", command);
          json.writeFieldName("data");
          data.write(json);
          json.writeEndObject();
        });
  }

  /// Tells the client that its frame was of no use.
  record Failure(String text) implements Reply {
    @Override
    public boolean isEphemeral() {
      return true;
    }
  }
}
