// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.AccountSignalling.Outcome;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.contact.CachingContactStore;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.key.PublicKeyChanged;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.receipt.ReceiptAdvanced;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.typing.TypingChanged;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EventsAcrossNodesTest {
  private static final PushToken TOKEN = new PushToken("fcm:native:token");

  private final TwoNodes nodes = new TwoNodes();
  private final Account anna = nodes.storedAccount("anna");
  private final Account berta = nodes.storedAccount("berta");

  @BeforeEach
  void introduce() {
    nodes.introduce(anna, berta);
  }

  @Test
  void messageShouldArriveWhenItsRecipientIsConnectedElsewhere() {
    RecordingClient client = nodes.connect(berta, nodes.west);

    MessageId first = nodes.send(anna, berta.id(), nodes.east);
    MessageId second = nodes.send(anna, berta.id(), nodes.west);
    MessageId third = nodes.send(anna, berta.id(), nodes.east);

    assertThat(client.seen(MailboxEntry.Arrived.class))
        .extracting(entry -> entry.message().id())
        .containsExactly(first, second, third);
  }

  @Test
  void messageShouldNotBeSentAnyMoreWhenTheContactWasRemovedElsewhere() {
    nodes.send(anna, berta.id(), nodes.east);

    nodes.west.sotto().contacts().list().remove(anna.id(), berta.id());

    assertThat(nodes.reaches(anna, berta.id(), nodes.east)).isFalse();
  }

  @Test
  void messageShouldNotBeSentAnyMoreFiveSecondsAfterARemovalThatNobodyHasHeardOf() {
    nodes.send(anna, berta.id(), nodes.east);

    nodes.storage().contacts().remove(anna.id(), berta.id());
    nodes.time.advance(CachingContactStore.LIFE);

    assertThat(nodes.reaches(anna, berta.id(), nodes.east)).isFalse();
  }

  @Test
  void messageShouldArriveWithinTwoSecondsWhenTheBusHasLostTheHint() {
    var lossy = new TwoNodes(DeafBus.LOST_HINTS);
    Account carla = lossy.storedAccount("carla");
    Account dora = lossy.storedAccount("dora");
    lossy.introduce(carla, dora);
    RecordingClient client = lossy.connect(dora, lossy.west);
    lossy.send(carla, dora.id(), lossy.east);
    assertThat(client.seen(MailboxEntry.Arrived.class)).isEmpty();

    lossy.time.advance(Duration.ofSeconds(2));

    assertThat(client.seen(MailboxEntry.Arrived.class)).hasSize(1);
  }

  @Test
  void messageShouldWakeNobodyWhoIsConnectedElsewhere() {
    nodes.storage().pushTokens().put(DeviceAddress.shared(berta.id()), TOKEN);
    RecordingClient client = nodes.connect(berta, nodes.west);

    nodes.send(anna, berta.id(), nodes.east);
    assertThat(nodes.east.woken()).isEmpty();

    client.leave();
    nodes.send(anna, berta.id(), nodes.east);
    assertThat(nodes.east.woken()).containsExactly(TOKEN);
  }

  @Test
  void typingShouldReachTheOtherNode() {
    RecordingClient client = nodes.connect(berta, nodes.west);

    nodes.east.sotto().live().typing().announce(anna.id(), berta.id(), true);

    assertThat(client.seen(TypingChanged.class))
        .containsExactly(new TypingChanged(anna.id(), true));
  }

  @Test
  void receiptShouldReachAuthorAndOtherDevicesAtTheOtherNode() {
    RecordingClient author = nodes.connect(anna, nodes.east);
    DeviceAddress phone = nodes.storedDevice(berta.id());
    RecordingClient laptop = nodes.connect(nodes.storedDevice(berta.id()), nodes.east);
    RecordingClient samePhone = nodes.connect(phone, nodes.east);
    MessageId id = nodes.send(anna, berta.id(), nodes.east);

    nodes.west.sotto().messages().receipts().confirm(phone, ReceiptKind.READ, id);

    var event = new ReceiptAdvanced(berta.id(), anna.id(), ReceiptKind.READ, id);
    assertThat(author.seen(ReceiptAdvanced.class)).containsExactly(event);
    assertThat(laptop.seen(ReceiptAdvanced.class)).containsExactly(event);
    assertThat(samePhone.seen(ReceiptAdvanced.class)).isEmpty();
  }

  @Test
  void newKeyShouldReachContactsAtTheOtherNode() {
    RecordingClient client = nodes.connect(berta, nodes.west);
    var key = new PublicKey("a key");

    nodes.east.sotto().accounts().publicKeys().publish(anna.id(), key, false);

    assertThat(client.seen(PublicKeyChanged.class))
        .containsExactly(new PublicKeyChanged(anna.id(), anna.handle(), key));
  }

  @Test
  void callShouldRingAtTheOtherNodeAndWakeNobody() {
    nodes.storage().pushTokens().put(DeviceAddress.shared(berta.id()), TOKEN);
    RecordingClient client = nodes.connect(berta, nodes.west);
    AccountSignal offer = offer();

    assertThat(nodes.east.sotto().calls().accountSignalling().signal(offer, ring()))
        .isEqualTo(Outcome.RELAYED);

    assertThat(client.seen(AccountSignal.class)).containsExactly(offer);
    assertThat(nodes.east.woken()).isEmpty();
  }

  @Test
  void callShouldWaitForACalleeWhoThenConnectsElsewhere() {
    assertThat(nodes.east.sotto().calls().accountSignalling().signal(offer(), ring()))
        .isEqualTo(Outcome.KEPT);

    RecordingClient client = nodes.connect(berta, nodes.west);
    nodes.west.sotto().calls().accountSignalling().replay(client.connection());

    assertThat(client.seen(AccountSignal.class)).containsExactly(offer().asReplayed());
  }

  @Test
  void sessionEndedAtOneNodeShouldEndItsConnectionsAtTheOther() {
    RecordingClient ended = nodes.connect(berta, nodes.west);
    RecordingClient other = nodes.connect(berta, nodes.west);

    nodes.east.sotto().sessions().lifecycle().end(berta.id(), ended.connection().session());

    assertThat(ended.closed()).containsExactly(CloseReason.SESSION_ENDED);
    assertThat(other.closed()).isEmpty();
    assertThat(nodes.west.sotto().sessions().lifecycle().live(ended.connection().session()))
        .isEmpty();
  }

  @Test
  void sessionShouldEndEverywhereWithinFiveSecondsWhenTheBusHasLostTheNews() {
    var lossy = new TwoNodes(DeafBus.LOST_HINTS);
    Account carla = lossy.storedAccount("carla");
    RecordingClient client = lossy.connect(carla, lossy.west);
    lossy.time.advance(Duration.ofSeconds(1));
    lossy.east.sotto().sessions().lifecycle().endAll(carla.id());
    assertThat(client.closed()).isEmpty();

    lossy.time.advance(Duration.ofSeconds(5));

    assertThat(client.closed()).contains(CloseReason.SESSION_ENDED);
  }

  private WakeUp.Call ring() {
    return new WakeUp.Call(anna.id(), anna.handle(), WakeUp.Media.AUDIO);
  }

  private AccountSignal offer() {
    return new AccountSignal(anna.id(), berta.id(), AccountSignal.Kind.OFFER, "v=0", false);
  }
}
