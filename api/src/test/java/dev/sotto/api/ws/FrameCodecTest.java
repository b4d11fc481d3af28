// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.wire.EncodedMessages;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.CallSignal;
import dev.sotto.core.call.PartySignal;
import dev.sotto.core.key.KeyChanged;
import dev.sotto.core.live.Skipped;
import dev.sotto.core.live.Synced;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.media.MediaRefused;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.receipt.ReceiptAdvanced;
import dev.sotto.core.receipt.TypingChanged;
import dev.sotto.core.relay.RelayWaiting;
import dev.sotto.core.room.RoomEvent;
import dev.sotto.core.room.RoomNews;
import dev.sotto.testkit.live.TestEvents;
import org.junit.jupiter.api.Test;

final class FrameCodecTest {
  /// Whoever adds an event decides here whether these clients hear of it.
  @Test
  void encodeShouldKnowEveryEvent() {
    var encoder = new FrameCodec(new EncodedMessages());

    assertThat(TestEvents.kinds(event -> encoder.encode(event).isPresent()))
        .containsExactlyInAnyOrder(
            MailboxEntry.Arrived.class,
            MailboxEntry.Deleted.class,
            Skipped.class,
            ReceiptAdvanced.class,
            TypingChanged.class,
            PresenceChanged.class,
            KeyChanged.class,
            MediaRefused.class,
            RelayWaiting.class,
            CallChanged.class,
            PartySignal.class);
    assertThat(TestEvents.kinds(event -> encoder.encode(event).isEmpty()))
        .containsExactlyInAnyOrder(
            Synced.class,
            CallSignal.class,
            RoomEvent.Joined.class,
            RoomEvent.Ready.class,
            RoomEvent.Full.class,
            RoomEvent.PeerLeft.class,
            RoomEvent.PeerDisconnected.class,
            RoomEvent.Left.class,
            RoomEvent.Relayed.class,
            RoomNews.SeatsChanged.class,
            RoomNews.Signal.class);
  }
}
