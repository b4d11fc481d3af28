// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster.codec;

import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.connection.Event;
import dev.sotto.core.key.PublicKeyChanged;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.scan.MediaQuarantined;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.receipt.ReceiptAdvanced;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.relay.RelayedMessageWaiting;
import dev.sotto.core.room.live.RoomNodeMessage;
import dev.sotto.core.typing.TypingChanged;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/// Events as fields: a kind, then what the record holds.
final class EventCodec {
  private static final int PRESENCE = 1;
  private static final int TYPING = 2;
  private static final int RECEIPT = 3;
  private static final int KEY = 4;
  private static final int CALL = 5;
  private static final int RELAY = 6;
  private static final int CALL_CHANGED = 7;
  private static final int PARTY_SIGNAL = 8;
  private static final int SEATS = 9;
  private static final int SIGNAL = 10;
  private static final int MEDIA_REFUSED = 11;

  private EventCodec() {}

  static void write(DataOutputStream out, Event event) throws IOException {
    switch (event) {
      case PresenceChanged(var account, var handle, var online, var lastSeen) -> {
        out.writeByte(PRESENCE);
        ValueCodec.write(out, account);
        ValueCodec.write(out, handle.text());
        out.writeBoolean(online);
        ValueCodec.write(out, lastSeen);
      }
      case TypingChanged(var writer, var typing) -> {
        out.writeByte(TYPING);
        ValueCodec.write(out, writer);
        out.writeBoolean(typing);
      }
      case ReceiptAdvanced(var reader, var author, var kind, var upTo) -> {
        out.writeByte(RECEIPT);
        ValueCodec.write(out, reader);
        ValueCodec.write(out, author);
        out.writeByte(number(kind));
        out.writeLong(upTo.value());
      }
      case PublicKeyChanged(var account, var handle, var key) -> {
        out.writeByte(KEY);
        ValueCodec.write(out, account);
        ValueCodec.write(out, handle.text());
        ValueCodec.write(out, key.text());
      }
      case AccountSignal(var caller, var callee, var kind, var payload, var replayed) -> {
        out.writeByte(CALL);
        ValueCodec.write(out, caller);
        ValueCodec.write(out, callee);
        out.writeByte(number(kind));
        ValueCodec.write(out, payload);
        out.writeBoolean(replayed);
      }
      case RelayedMessageWaiting _ -> out.writeByte(RELAY);
      case CallChanged(var call) -> {
        out.writeByte(CALL_CHANGED);
        CallCodec.write(out, call);
      }
      case PartySignal signal -> {
        out.writeByte(PARTY_SIGNAL);
        CallCodec.write(out, signal);
      }
      case RoomNodeMessage.SeatsChanged(var seating) -> {
        out.writeByte(SEATS);
        RoomCodec.write(out, seating);
      }
      case MediaQuarantined(var key, var state) -> {
        out.writeByte(MEDIA_REFUSED);
        ValueCodec.write(out, key.text());
        ValueCodec.write(out, state.name());
      }
      case RoomNodeMessage.Signal signal -> {
        out.writeByte(SIGNAL);
        RoomCodec.write(out, signal);
      }
      default ->
          throw new IllegalArgumentException(
              "%s does not cross nodes".formatted(event.getClass().getSimpleName()));
    }
  }

  /// {@return the event, empty when its kind is unknown to this version}
  static Optional<Event> read(DataInputStream in) throws IOException {
    return switch (in.readUnsignedByte()) {
      case PRESENCE -> {
        var account = ValueCodec.readAccount(in);
        var handle = new Handle(ValueCodec.readText(in));
        boolean online = in.readBoolean();
        yield Optional.of(new PresenceChanged(account, handle, online, ValueCodec.readInstant(in)));
      }
      case TYPING -> {
        var writer = ValueCodec.readAccount(in);
        yield Optional.of(new TypingChanged(writer, in.readBoolean()));
      }
      case RECEIPT -> {
        var reader = ValueCodec.readAccount(in);
        var author = ValueCodec.readAccount(in);
        ReceiptKind kind = receiptKind(in.readUnsignedByte());
        yield Optional.of(new ReceiptAdvanced(reader, author, kind, new MessageId(in.readLong())));
      }
      case KEY -> {
        var account = ValueCodec.readAccount(in);
        var handle = new Handle(ValueCodec.readText(in));
        yield Optional.of(
            new PublicKeyChanged(account, handle, new PublicKey(ValueCodec.readText(in))));
      }
      case CALL -> {
        var caller = ValueCodec.readAccount(in);
        var callee = ValueCodec.readAccount(in);
        AccountSignal.Kind kind = signalKind(in.readUnsignedByte());
        String payload = ValueCodec.readText(in);
        yield Optional.of(new AccountSignal(caller, callee, kind, payload, in.readBoolean()));
      }
      case RELAY -> Optional.of(new RelayedMessageWaiting());
      case CALL_CHANGED -> Optional.of(new CallChanged(CallCodec.readCall(in)));
      case PARTY_SIGNAL -> Optional.of(CallCodec.readSignal(in));
      case SEATS -> Optional.of(new RoomNodeMessage.SeatsChanged(RoomCodec.readSeating(in)));
      case MEDIA_REFUSED -> {
        var key = new ObjectKey(ValueCodec.readText(in));
        ObjectState state = ObjectState.valueOf(ValueCodec.readText(in));
        yield Optional.of(new MediaQuarantined(key, state));
      }
      case SIGNAL -> Optional.of(RoomCodec.readSignal(in));
      default -> Optional.empty();
    };
  }

  private static int number(ReceiptKind kind) {
    return switch (kind) {
      case DELIVERED -> 1;
      case READ -> 2;
    };
  }

  private static ReceiptKind receiptKind(int number) {
    return switch (number) {
      case 1 -> ReceiptKind.DELIVERED;
      case 2 -> ReceiptKind.READ;
      default -> throw new IllegalArgumentException("receipt kind: " + number);
    };
  }

  private static int number(AccountSignal.Kind kind) {
    return switch (kind) {
      case OFFER -> 1;
      case ANSWER -> 2;
      case CANDIDATE -> 3;
    };
  }

  private static AccountSignal.Kind signalKind(int number) {
    return switch (number) {
      case 1 -> AccountSignal.Kind.OFFER;
      case 2 -> AccountSignal.Kind.ANSWER;
      case 3 -> AccountSignal.Kind.CANDIDATE;
      default -> throw new IllegalArgumentException("signal kind: " + number);
    };
  }
}
