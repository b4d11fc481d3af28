// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.CallSignal;
import dev.sotto.core.call.PartySignal;
import dev.sotto.core.key.KeyChanged;
import dev.sotto.core.live.Event;
import dev.sotto.core.media.MediaRefused;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.ObjectKey;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.receipt.ReceiptAdvanced;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.receipt.TypingChanged;
import dev.sotto.core.relay.RelayWaiting;
import dev.sotto.core.room.RoomNews;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/// Events as fields: a kind, then what the record holds.
final class EventFields {
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

  private EventFields() {}

  static void write(DataOutputStream out, Event event) throws IOException {
    switch (event) {
      case PresenceChanged(var account, var handle, var online, var lastSeen) -> {
        out.writeByte(PRESENCE);
        Fields.write(out, account);
        Fields.write(out, handle.text());
        out.writeBoolean(online);
        Fields.write(out, lastSeen);
      }
      case TypingChanged(var writer, var typing) -> {
        out.writeByte(TYPING);
        Fields.write(out, writer);
        out.writeBoolean(typing);
      }
      case ReceiptAdvanced(var reader, var author, var kind, var upTo) -> {
        out.writeByte(RECEIPT);
        Fields.write(out, reader);
        Fields.write(out, author);
        out.writeByte(number(kind));
        out.writeLong(upTo.value());
      }
      case KeyChanged(var account, var handle, var key) -> {
        out.writeByte(KEY);
        Fields.write(out, account);
        Fields.write(out, handle.text());
        Fields.write(out, key.text());
      }
      case CallSignal(var caller, var callee, var kind, var payload, var replayed) -> {
        out.writeByte(CALL);
        Fields.write(out, caller);
        Fields.write(out, callee);
        out.writeByte(number(kind));
        Fields.write(out, payload);
        out.writeBoolean(replayed);
      }
      case RelayWaiting _ -> out.writeByte(RELAY);
      case CallChanged(var call) -> {
        out.writeByte(CALL_CHANGED);
        CallFields.write(out, call);
      }
      case PartySignal signal -> {
        out.writeByte(PARTY_SIGNAL);
        CallFields.write(out, signal);
      }
      case RoomNews.SeatsChanged(var seating) -> {
        out.writeByte(SEATS);
        RoomFields.write(out, seating);
      }
      case MediaRefused(var key, var state) -> {
        out.writeByte(MEDIA_REFUSED);
        Fields.write(out, key.text());
        Fields.write(out, state.name());
      }
      case RoomNews.Signal signal -> {
        out.writeByte(SIGNAL);
        RoomFields.write(out, signal);
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
        var account = Fields.readAccount(in);
        var handle = new Handle(Fields.readText(in));
        boolean online = in.readBoolean();
        yield Optional.of(new PresenceChanged(account, handle, online, Fields.readInstant(in)));
      }
      case TYPING -> {
        var writer = Fields.readAccount(in);
        yield Optional.of(new TypingChanged(writer, in.readBoolean()));
      }
      case RECEIPT -> {
        var reader = Fields.readAccount(in);
        var author = Fields.readAccount(in);
        ReceiptKind kind = receiptKind(in.readUnsignedByte());
        yield Optional.of(new ReceiptAdvanced(reader, author, kind, new MessageId(in.readLong())));
      }
      case KEY -> {
        var account = Fields.readAccount(in);
        var handle = new Handle(Fields.readText(in));
        yield Optional.of(new KeyChanged(account, handle, new PublicKey(Fields.readText(in))));
      }
      case CALL -> {
        var caller = Fields.readAccount(in);
        var callee = Fields.readAccount(in);
        CallSignal.Kind kind = signalKind(in.readUnsignedByte());
        String payload = Fields.readText(in);
        yield Optional.of(new CallSignal(caller, callee, kind, payload, in.readBoolean()));
      }
      case RELAY -> Optional.of(new RelayWaiting());
      case CALL_CHANGED -> Optional.of(new CallChanged(CallFields.readCall(in)));
      case PARTY_SIGNAL -> Optional.of(CallFields.readSignal(in));
      case SEATS -> Optional.of(new RoomNews.SeatsChanged(RoomFields.readSeating(in)));
      case MEDIA_REFUSED -> {
        var key = new ObjectKey(Fields.readText(in));
        MediaState state = MediaState.valueOf(Fields.readText(in));
        yield Optional.of(new MediaRefused(key, state));
      }
      case SIGNAL -> Optional.of(RoomFields.readSignal(in));
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

  private static int number(CallSignal.Kind kind) {
    return switch (kind) {
      case OFFER -> 1;
      case ANSWER -> 2;
      case CANDIDATE -> 3;
    };
  }

  private static CallSignal.Kind signalKind(int number) {
    return switch (number) {
      case 1 -> CallSignal.Kind.OFFER;
      case 2 -> CallSignal.Kind.ANSWER;
      case 3 -> CallSignal.Kind.CANDIDATE;
      default -> throw new IllegalArgumentException("signal kind: " + number);
    };
  }
}
