// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.wire.MessageJsonCache;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.connection.BacklogSynced;
import dev.sotto.core.connection.EntriesSkipped;
import dev.sotto.core.key.PublicKeyChanged;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.media.scan.MediaQuarantined;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.receipt.ReceiptAdvanced;
import dev.sotto.core.relay.RelayedMessageWaiting;
import dev.sotto.core.room.live.RoomEvent;
import dev.sotto.core.room.live.RoomNodeMessage;
import dev.sotto.core.typing.TypingChanged;
import dev.sotto.testkit.data.TestEvents;
import org.junit.jupiter.api.Test;

final class NativeFrameCodecTest {
  /// Whoever adds an event decides here whether these clients hear of it.
  @Test
  void encodeShouldKnowEveryEvent() {
    var encoder = new NativeFrameCodec(new MessageJsonCache());

    assertThat(TestEvents.kinds(event -> encoder.encode(event).isPresent()))
        .containsExactlyInAnyOrder(
            MailboxEntry.Arrived.class,
            MailboxEntry.Deleted.class,
            EntriesSkipped.class,
            ReceiptAdvanced.class,
            TypingChanged.class,
            PresenceChanged.class,
            PublicKeyChanged.class,
            MediaQuarantined.class,
            RelayedMessageWaiting.class,
            CallChanged.class,
            PartySignal.class);
    assertThat(TestEvents.kinds(event -> encoder.encode(event).isEmpty()))
        .containsExactlyInAnyOrder(
            BacklogSynced.class,
            AccountSignal.class,
            RoomEvent.Joined.class,
            RoomEvent.Ready.class,
            RoomEvent.Full.class,
            RoomEvent.PeerLeft.class,
            RoomEvent.PeerDisconnected.class,
            RoomEvent.Left.class,
            RoomEvent.Relayed.class,
            RoomNodeMessage.SeatsChanged.class,
            RoomNodeMessage.Signal.class);
  }
}
