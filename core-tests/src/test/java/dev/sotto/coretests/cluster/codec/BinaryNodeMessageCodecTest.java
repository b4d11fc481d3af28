// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster.codec;

import static dev.sotto.testkit.TestInstants.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.cluster.NodeMessage;
import dev.sotto.core.cluster.codec.BinaryNodeMessageCodec;
import dev.sotto.core.connection.BacklogSynced;
import dev.sotto.core.connection.EntriesSkipped;
import dev.sotto.core.connection.Event;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.key.PublicKeyChanged;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.scan.MediaQuarantined;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.receipt.ReceiptAdvanced;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.relay.RelayedMessageWaiting;
import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.Meeting;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomEvent;
import dev.sotto.core.room.live.RoomNodeMessage;
import dev.sotto.core.room.live.Seat;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.typing.TypingChanged;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.data.TestCalls;
import dev.sotto.testkit.data.TestEvents;
import dev.sotto.testkit.data.TestMedia;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class BinaryNodeMessageCodecTest {
  private static final AccountId ANNA = new AccountId(1);
  private static final AccountId BERTA = new AccountId(AccountId.MAX);
  private static final DeviceAddress PHONE = new DeviceAddress(BERTA, new DeviceId(1));
  private static final Handle HANDLE = new Handle("Änne 🦊");

  private static final List<NodeMessage> MESSAGES = everyKind();

  private final BinaryNodeMessageCodec codec = new BinaryNodeMessageCodec();

  @ParameterizedTest
  @FieldSource("MESSAGES")
  void decodeShouldAnswerWhatWasEncoded(NodeMessage message) {
    assertThat(codec.decode(codec.encode(message))).contains(message);
  }

  @Test
  void examplesShouldCoverEveryKindOfMessage() {
    assertThat(MESSAGES.stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(
            Arrays.stream(NodeMessage.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
  }

  @Test
  void encodeShouldRefuseEventsThatDoNotCrossNodes() {
    assertThatThrownBy(() -> codec.encode(new NodeMessage.ToAccount(ANNA, new BacklogSynced(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Synced");
  }

  /// Whoever adds an event decides here whether other nodes hear of it.
  @Test
  void encodeShouldKnowEveryEvent() {
    assertThat(TestEvents.kinds(this::crosses))
        .containsExactlyInAnyOrder(
            PresenceChanged.class,
            TypingChanged.class,
            ReceiptAdvanced.class,
            PublicKeyChanged.class,
            AccountSignal.class,
            RelayedMessageWaiting.class,
            CallChanged.class,
            PartySignal.class,
            RoomNodeMessage.SeatsChanged.class,
            RoomNodeMessage.Signal.class,
            MediaQuarantined.class);
    assertThat(TestEvents.kinds(event -> !crosses(event)))
        .containsExactlyInAnyOrder(
            EntriesSkipped.class,
            BacklogSynced.class,
            RoomEvent.Joined.class,
            RoomEvent.Ready.class,
            RoomEvent.Full.class,
            RoomEvent.PeerLeft.class,
            RoomEvent.PeerDisconnected.class,
            RoomEvent.Left.class,
            RoomEvent.Relayed.class,
            MailboxEntry.Arrived.class,
            MailboxEntry.Deleted.class);
  }

  private boolean crosses(Event event) {
    try {
      var message = new NodeMessage.ToAccount(ANNA, event);
      assertThat(codec.decode(codec.encode(message))).contains(message);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @ParameterizedTest
  @FieldSource("MESSAGES")
  @Tag("full")
  void decodeShouldAnswerNothingWhenTheEndIsMissing(NodeMessage message) {
    byte[] whole = codec.encode(message);
    for (int length = 0; length < whole.length; length++) {
      assertThat(codec.decode(Arrays.copyOf(whole, length))).isEmpty();
    }
  }

  @Test
  void decodeShouldAnswerNothingWhenVersionOrKindIsUnknown() {
    byte[] whole = codec.encode(new NodeMessage.MailboxFilled(PHONE, 1));
    byte[] ofTheFuture = whole.clone();
    ofTheFuture[0] = 2;
    byte[] unknownKind = whole.clone();
    unknownKind[1] = 99;

    assertThat(codec.decode(ofTheFuture)).isEmpty();
    assertThat(codec.decode(unknownKind)).isEmpty();
    assertThat(codec.decode(new byte[0])).isEmpty();
  }

  @Test
  void decodeShouldNotThrowWhateverComes() {
    RandomGenerator random = TestRandom.seeded(7);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = codec.encode(MESSAGES.get(random.nextInt(MESSAGES.size())));
      int changes = random.nextInt(1, 4);
      for (int change = 0; change < changes; change++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      decode(damaged);
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      decode(noise);
    }
  }

  /// What can be decoded is whole: it can be encoded again.
  private void decode(byte[] bytes) {
    codec
        .decode(bytes)
        .ifPresent(message -> assertThat(codec.decode(codec.encode(message))).contains(message));
  }

  private static List<NodeMessage> everyKind() {
    var all = new ArrayList<NodeMessage>();
    all.add(new NodeMessage.MailboxFilled(PHONE, Long.MAX_VALUE));
    all.add(new NodeMessage.ContactRemoved(ANNA, BERTA));
    all.add(new NodeMessage.SessionEnded(new SessionId("0123456789abcdef".repeat(2))));
    var events =
        new ArrayList<Event>(
            List.of(
                new PresenceChanged(ANNA, HANDLE, true, NOON),
                new PresenceChanged(ANNA, HANDLE, false, NOON.plusMillis(1)),
                new TypingChanged(BERTA, true),
                new TypingChanged(BERTA, false),
                new PublicKeyChanged(ANNA, HANDLE, new PublicKey("key"))));
    for (ObjectState state : List.of(ObjectState.INFECTED, ObjectState.UNDECIDED)) {
      events.add(new MediaQuarantined(TestMedia.aKey(ANNA), state));
    }
    for (ReceiptKind kind : ReceiptKind.values()) {
      events.add(new ReceiptAdvanced(ANNA, BERTA, kind, new MessageId(17)));
    }
    for (AccountSignal.Kind kind : AccountSignal.Kind.values()) {
      events.add(new AccountSignal(ANNA, BERTA, kind, "v=0 " + "x".repeat(70_000), false));
      events.add(new AccountSignal(ANNA, BERTA, kind, "", true));
    }
    events.addAll(callEvents());
    events.forEach(event -> all.add(new NodeMessage.ToAccount(ANNA, event)));
    events.forEach(event -> all.add(new NodeMessage.ToDevice(PHONE, event)));
    events.forEach(event -> all.add(new NodeMessage.ToOthers(PHONE, event)));
    for (LeaveReason parting : LeaveReason.values()) {
      var seats = List.of(new Seat("c1", "node1", "Ä"), new Seat("c2", "node2", ""));
      var seating =
          new LiveRoomState(
              "räum", 7, new Meeting(-5, 6), seats, new RememberedInitiator("Ä", true), parting);
      all.add(new NodeMessage.ToNode(new RoomNodeMessage.SeatsChanged(seating)));
    }
    all.add(new NodeMessage.ToNode(new RoomNodeMessage.SeatsChanged(LiveRoomState.empty("room"))));
    all.add(
        new NodeMessage.ToNode(
            new RoomNodeMessage.Signal("room", "c1", 7, "c2", "x".repeat(70_000))));
    return List.copyOf(all);
  }

  private static List<Event> callEvents() {
    var events = new ArrayList<Event>();
    Call ringing = TestCalls.aCall(PHONE, ANNA, new AccountId(2));
    Call answered = TestCalls.answered(ringing, ANNA);
    for (Call call :
        List.of(
            ringing, answered, TestCalls.ended(ringing), answered.settled(NOON.plusSeconds(60)))) {
      events.add(new CallChanged(call));
    }
    for (PartySignal.Kind kind : PartySignal.Kind.values()) {
      events.add(new PartySignal(ringing.id(), PHONE, ANNA, kind, "x".repeat(65_536), false));
      events.add(new PartySignal(ringing.id(), PHONE, ANNA, kind, "", true));
    }
    return events;
  }
}
