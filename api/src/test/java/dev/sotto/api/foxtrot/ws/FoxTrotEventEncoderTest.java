// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.core.account.AccountDirectory;
import dev.sotto.core.account.AccountId;
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
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.typing.TypingChanged;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.data.TestEvents;
import org.junit.jupiter.api.Test;

final class FoxTrotEventEncoderTest {
  /// Whoever adds an event decides here whether these clients hear of it.
  @Test
  void encodeShouldKnowEveryEvent() {
    Storage storage = new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open();
    var handles = new HandleCache(new AccountDirectory(storage.accounts()));
    var encoder = new FoxTrotEventEncoder(new AccountId(2), handles);

    assertThat(TestEvents.kinds(event -> encoder.encode(event).isPresent()))
        .containsExactlyInAnyOrder(
            MailboxEntry.Arrived.class,
            PresenceChanged.class,
            PublicKeyChanged.class,
            AccountSignal.class);
    assertThat(TestEvents.kinds(event -> encoder.encode(event).isEmpty()))
        .containsExactlyInAnyOrder(
            EntriesSkipped.class,
            BacklogSynced.class,
            ReceiptAdvanced.class,
            TypingChanged.class,
            MediaQuarantined.class,
            RelayedMessageWaiting.class,
            CallChanged.class,
            PartySignal.class,
            RoomEvent.Joined.class,
            RoomEvent.Ready.class,
            RoomEvent.Full.class,
            RoomEvent.PeerLeft.class,
            RoomEvent.PeerDisconnected.class,
            RoomEvent.Left.class,
            RoomEvent.Relayed.class,
            RoomNodeMessage.SeatsChanged.class,
            RoomNodeMessage.Signal.class,
            MailboxEntry.Deleted.class);
  }
}
