// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.validation;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallProgress;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.receipt.ReceiptMarks;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.RoomId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Rules for the rows of messages, rooms, calls and media.
final class ContentRowRules {
  private static final int DIGEST_BYTES = 32;
  private static final int MAX_PLACE = 5;

  private ContentRowRules() {}

  static void correspondence(CheckedRow row) {
    AccountId _ = row.whole("writer", AccountId::new);
    AccountId _ = row.whole("reader", AccountId::new);
  }

  static void message(CheckedRow row) {
    MessageId id = row.whole("id", MessageId::new);
    row.require(id.value() <= CheckedRow.MOST, "id");
    AccountId sender = row.whole("sender", AccountId::new);
    DeviceId _ = row.small("sender_device", DeviceId::new);
    AccountId recipient = row.whole("recipient", AccountId::new);
    long low = Math.min(sender.value(), recipient.value());
    row.require(row.whole("low", value -> value == low), "low");
    long high = Math.max(sender.value(), recipient.value());
    row.require(row.whole("high", value -> value == high), "high");
    ClientMessageId _ = row.text("client_id", ClientMessageId::new);
    Instant sent = row.moment("sent_at");
    Instant expires = row.moment("expires_at");
    row.make(() -> new Lifetime(sent, expires), "sent_at", "expires_at");
    row.flag("hidden");
    row.bytes("digest", digest -> row.require(digest.length == DIGEST_BYTES, "digest"));
    if (row.isMissing("body")) {
      row.require(expires.equals(Lifetime.NEVER), "body", "expires_at");
    } else {
      row.bytes("body", MessageBody::of);
    }
  }

  static void delivery(CheckedRow row) {
    DeviceAddress _ = AccountRowRules.address(row);
    row.count("seq", 1);
    MessageId _ = row.whole("message", MessageId::new);
    row.require(row.whole("kind", kind -> kind == 0 || kind == 1), "kind");
  }

  static void receipt(CheckedRow row) {
    AccountId _ = row.whole("reader", AccountId::new);
    AccountId _ = row.whole("author", AccountId::new);
    long delivered = row.count("delivered_up_to", 0);
    long read = row.count("read_up_to", 0);
    row.make(() -> new ReceiptMarks(delivered, read), "delivered_up_to", "read_up_to");
  }

  static void pendingRoom(CheckedRow row) {
    JoinCode code = row.text("code", JoinCode::new);
    Participant creator = participant(row, "creator");
    PendingPairing _ = new PendingPairing(code, creator, row.moment("expires_at"));
    Optional<ParticipantId> guest = optional(row, "guest", ParticipantId::new);
    Optional<RoomId> room = optional(row, "room", RoomId::new);
    row.require(guest.isPresent() == room.isPresent(), "guest", "room");
    row.require(!guest.equals(Optional.of(creator.id())), "guest", "creator");
    row.flag("collected");
  }

  static void room(CheckedRow row) {
    RoomId _ = row.text("id", RoomId::new);
    JoinCode _ = row.text("code", JoinCode::new);
    ParticipantId creator = participant(row, "creator").id();
    ParticipantId guest = participant(row, "guest").id();
    row.require(!guest.equals(creator), "guest", "creator");
    optional(row, "initiator", ParticipantId::new)
        .ifPresent(
            initiator ->
                row.require(initiator.equals(creator) || initiator.equals(guest), "initiator"));
    row.moment("created_at");
    row.moment("used_at");
  }

  static void call(CheckedRow row) {
    CallId _ = row.text("id", CallId::new);
    AccountId _ = row.whole("caller", AccountId::new);
    ClientCallId _ = row.text("client_id", ClientCallId::new);
    WakeUp.Media _ = row.text("media", WakeUp.Media::valueOf);
    CallState state = row.text("state", CallState::valueOf);
    Instant placed = row.moment("placed_at");
    Instant answered = row.moment("answered_at");
    Instant ended = row.moment("ended_at");
    row.make(
        () -> new CallProgress(state, placed, answered, ended), "state", "answered_at", "ended_at");
    row.moment("rings_until");
    row.count("version", 1);
  }

  static void callParty(CheckedRow row) {
    CallId _ = row.text("call", CallId::new);
    row.require(row.count("place", 0) <= MAX_PLACE, "place");
    AccountId account = row.whole("account", AccountId::new);
    row.moment("placed_at");
    PartyState state = row.text("state", PartyState::valueOf);
    int device = row.small("device", ContentRowRules::deviceOrNone);
    Instant joined = row.moment("joined_at");
    Instant gone = row.moment("gone_at");
    row.make(
        () -> new Party(account, state, device, joined, gone),
        "state",
        "device",
        "joined_at",
        "gone_at");
  }

  private static int deviceOrNone(int device) {
    return device == Party.NO_DEVICE ? device : new DeviceId(device).value();
  }

  static void mediaObject(CheckedRow row) {
    ObjectKey key = row.text("key", ObjectKey::new);
    row.require(row.whole("owner", AccountId::new).equals(key.owner()), "owner", "key");
    boolean exact = row.flag("exact");
    Checksum checksum = row.has("sha256") ? row.text("sha256", Checksum::new) : Checksum.UNKNOWN;
    var object =
        new MediaObject(
            key,
            new ObjectMetadata(
                row.text("type", MediaType::new),
                row.whole("size", bytes -> new ObjectSize(bytes, exact)),
                checksum),
            row.text("state", ObjectState::valueOf),
            new ObjectAccess(
                row.text("audience", ObjectAccess.Audience::valueOf),
                row.text("viewing", ObjectAccess.Viewing::valueOf)),
            row.moment("awaited_until"),
            row.moment("expires_at"));
    row.require(row.count("size", 1) >= 1, "size");
    row.require(row.moment("ends_at").equals(object.endsAt()), "ends_at");
  }

  static void mediaNaming(CheckedRow row) {
    ObjectKey key = row.text("key", ObjectKey::new);
    AccountId _ = row.whole("reader", AccountId::new);
    row.require(row.whole("sender", AccountId::new).equals(key.owner()), "sender", "key");
    ClientMessageId _ = row.text("client_id", ClientMessageId::new);
  }

  /// {@return whom the column `role` names, and how it is reached}
  private static Participant participant(CheckedRow row, String role) {
    ParticipantId id = row.text(role, ParticipantId::new);
    String platformOf = role + "_platform";
    Optional<PushToken> token = optional(row, role + "_token", PushToken::new);
    Optional<PushAddress.Platform> platform =
        optional(row, platformOf, PushAddress.Platform::valueOf);
    row.require(token.isPresent() == platform.isPresent(), platformOf);
    return token.isPresent() && platform.isPresent()
        ? new Participant(id, new PushAddress.Push(token.get(), platform.get()))
        : new Participant(id, new PushAddress.Nowhere());
  }

  /// {@return what a column holds in which nothing is the empty text}
  private static <T> Optional<T> optional(
      CheckedRow row, String column, Function<String, T> domain) {
    return row.text(
        column, text -> text.isEmpty() ? Optional.empty() : Optional.of(domain.apply(text)));
  }
}
