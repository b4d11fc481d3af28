// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Directory;
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
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.live.TestEvents;
import org.junit.jupiter.api.Test;

final class FoxTrotFramesTest {
  /// Whoever adds an event decides here whether these clients hear of it.
  @Test
  void encodeShouldKnowEveryEvent() {
    Storage storage = new MemoryStorageProvider().open(AdapterUrl.parse("memory:"));
    var handles = new Handles(new Directory(storage.accounts()));
    var encoder = new FoxTrotFrames(new AccountId(2), handles);

    assertThat(TestEvents.kinds(event -> encoder.encode(event).isPresent()))
        .containsExactlyInAnyOrder(
            MailboxEntry.Arrived.class, PresenceChanged.class, KeyChanged.class, CallSignal.class);
    assertThat(TestEvents.kinds(event -> encoder.encode(event).isEmpty()))
        .containsExactlyInAnyOrder(
            Skipped.class,
            Synced.class,
            ReceiptAdvanced.class,
            TypingChanged.class,
            MediaRefused.class,
            RelayWaiting.class,
            CallChanged.class,
            PartySignal.class,
            RoomEvent.Joined.class,
            RoomEvent.Ready.class,
            RoomEvent.Full.class,
            RoomEvent.PeerLeft.class,
            RoomEvent.PeerDisconnected.class,
            RoomEvent.Left.class,
            RoomEvent.Relayed.class,
            RoomNews.SeatsChanged.class,
            RoomNews.Signal.class,
            MailboxEntry.Deleted.class);
  }
}
