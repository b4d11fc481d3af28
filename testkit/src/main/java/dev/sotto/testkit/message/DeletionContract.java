// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestDrafts.expiringIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry.Arrived;
import dev.sotto.core.mailbox.MailboxEntry.Deleted;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How every [dev.sotto.core.message.MessageStore] deletes and hides; a part of
/// [MessageStoreContract].
public interface DeletionContract extends MessageFixture {
  @Test
  default void deleteShouldEndTheMessageAndLeaveNotes() {
    DeviceAddress anna1 = storedDevice("anna");
    DeviceAddress anna2 = storedDevice(anna1.account());
    DeviceAddress berta1 = storedDevice("berta");
    DeviceAddress berta2 = storedDevice(berta1.account());
    MessageId id = storedMessage(aDraft(anna1, berta1.account()));
    Message other = found(anna1, storedMessage(aDraft(anna1, berta1.account()))).orElseThrow();

    List<MailboxSlot> notes = storage().messages().delete(id, anna1, seenAt(NOON)).orElseThrow();

    assertThat(notes)
        .containsExactlyInAnyOrder(
            new MailboxSlot(anna2, 3), new MailboxSlot(berta1, 3), new MailboxSlot(berta2, 3));
    assertThat(found(anna1, id)).isEmpty();
    assertThat(found(berta1, id)).isEmpty();
    assertThat(mailbox(anna1)).isEmpty();
    assertThat(mailbox(anna2))
        .containsExactly(new Arrived(2, other), new Deleted(3, id, berta1.account()));
    assertThat(mailbox(berta1))
        .containsExactly(new Arrived(2, other), new Deleted(3, id, anna1.account()));
    assertThat(mailbox(berta2)).isEqualTo(mailbox(berta1));
    assertThat(last(anna1)).isZero();
  }

  @Test
  default void deleteShouldTellTheSendingDeviceWhenAnotherOneAsks() {
    DeviceAddress anna1 = storedDevice("anna");
    DeviceAddress anna2 = storedDevice(anna1.account());
    AccountId berta = storedAccount("berta").id();
    MessageId id = storedMessage(aDraft(anna1, berta));

    List<MailboxSlot> notes = storage().messages().delete(id, anna2, seenAt(NOON)).orElseThrow();

    assertThat(notes).containsExactly(new MailboxSlot(anna1, 1));
    assertThat(mailbox(anna1)).containsExactly(new Deleted(1, id, berta));
    assertThat(mailbox(anna2)).isEmpty();
  }

  @Test
  default void deleteShouldNoteOnceWhenTheMessageWasSentToOneself() {
    DeviceAddress first = storedDevice("anna");
    DeviceAddress second = storedDevice(first.account());
    MessageId id = storedMessage(aDraft(first, first.account()));

    assertThat(storage().messages().delete(id, first, seenAt(NOON)))
        .contains(List.of(new MailboxSlot(second, 2)));
    assertThat(mailbox(second)).containsExactly(new Deleted(2, id, first.account()));
  }

  @Test
  default void noteShouldBeReadableForTheRetentionPeriodOfItsMessage() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(expiringIn(Duration.ofSeconds(10), aDraft(anna, berta.account())));
    storage().messages().delete(id, anna, seenAt(noonPlus(5)));
    var note = new Deleted(2, id, anna.account());

    // The end that the sender had asked for is that of the body.
    assertThat(mailbox(berta, seenAt(noonPlus(20)))).containsExactly(note);
    assertThat(mailbox(berta, new Horizon(noonPlus(20), NOON.minusMillis(1))))
        .containsExactly(note);
    assertThat(mailbox(berta, new Horizon(noonPlus(20), NOON))).isEmpty();
  }

  @Test
  default void deleteShouldChangeNothingWhenRepeated() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));
    storage().messages().delete(id, anna, seenAt(NOON));

    assertThat(storage().messages().delete(id, anna, seenAt(NOON))).isEmpty();
    assertThat(last(berta)).isEqualTo(2);
  }

  @Test
  default void deleteShouldChangeNothingWhenAskedByAnybodyElse() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress carla = storedDevice("carla");
    MessageId id = storedMessage(aDraft(anna, berta.account()));

    assertThat(storage().messages().delete(id, berta, seenAt(NOON))).isEmpty();
    assertThat(storage().messages().delete(id, carla, seenAt(NOON))).isEmpty();
    assertThat(storage().messages().delete(MessageId.MAX, anna, seenAt(NOON))).isEmpty();

    assertThat(found(anna, id)).isPresent();
    assertThat(last(berta)).isEqualTo(1);
  }

  @Test
  default void deleteShouldChangeNothingWhenTheMessageHasExpired() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(expiringIn(Duration.ofSeconds(10), aDraft(anna, berta.account())));

    Instant expiry = noonPlus(10);
    assertThat(storage().messages().delete(id, anna, seenAt(expiry))).isEmpty();
    assertThat(last(berta)).isEqualTo(1);
    assertThat(storage().messages().delete(id, anna, seenAt(expiry.minusMillis(1))))
        .contains(List.of(new MailboxSlot(berta, 2)));
  }

  @Test
  default void deleteShouldSayThatItEndedAMessageThatNobodyIsToldOf() {
    DeviceAddress anna = storedDevice("anna");
    MessageId id = storedMessage(aDraft(anna, anna.account()));

    assertThat(storage().messages().delete(id, anna, seenAt(NOON))).contains(List.of());
    assertThat(storage().messages().delete(id, anna, seenAt(NOON))).isEmpty();
  }

  @Test
  default void deleteShouldLeaveOneNoteWhenManyAskAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));

    List<Optional<List<MailboxSlot>>> notes =
        Concurrently.call(16, _ -> storage().messages().delete(id, anna, seenAt(NOON)));

    assertThat(notes)
        .filteredOn(Optional.of(List.of(new MailboxSlot(berta, 2)))::equals)
        .hasSize(1);
    assertThat(notes).filteredOn(Optional::isEmpty).hasSize(15);
    assertThat(mailbox(berta)).containsExactly(new Deleted(2, id, anna.account()));
  }

  @Test
  default void hideShouldHideFromTheRecipientOnly() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));
    MessageId other = storedMessage(aDraft(anna, berta.account()));

    assertThat(storage().messages().hide(id, berta.account(), seenAt(NOON))).isTrue();

    assertThat(found(berta, id)).isEmpty();
    assertThat(found(berta, other)).isPresent();
    assertThat(found(anna, id)).isPresent();
    assertThat(historyOf(berta.account(), anna.account())).containsExactly(other);
    assertThat(historyOf(anna.account(), berta.account())).containsExactly(other, id);
    assertThat(mailbox(berta)).hasSize(2);
    assertThat(last(berta)).isEqualTo(2);
  }

  @Test
  default void hideShouldHideOnesOwnMessageToOneself() {
    DeviceAddress anna = storedDevice("anna");
    MessageId id = storedMessage(aDraft(anna, anna.account()));

    assertThat(storage().messages().hide(id, anna.account(), seenAt(NOON))).isTrue();

    assertThat(found(anna, id)).isEmpty();
    assertThat(historyOf(anna.account(), anna.account())).isEmpty();
  }

  @Test
  default void hideShouldChangeNothingWhenRepeated() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));
    storage().messages().hide(id, berta.account(), seenAt(NOON));

    assertThat(storage().messages().hide(id, berta.account(), seenAt(NOON))).isFalse();

    assertThat(found(berta, id)).isEmpty();
    assertThat(found(anna, id)).isPresent();
  }

  @Test
  default void hideShouldSayYesToOneWhenManyAskAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId id = storedMessage(aDraft(anna, berta));

    List<Boolean> hidden =
        Concurrently.call(16, _ -> storage().messages().hide(id, berta, seenAt(NOON)));

    assertThat(hidden).containsOnlyOnce(true);
  }

  @Test
  default void hideShouldSayNoWhenTheMessageIsNotForThem() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    MessageId id = storedMessage(aDraft(anna, berta));

    assertThat(storage().messages().hide(id, anna.account(), seenAt(NOON))).isFalse();
    assertThat(storage().messages().hide(id, carla, seenAt(NOON))).isFalse();
    assertThat(storage().messages().hide(MessageId.MAX, berta, seenAt(NOON))).isFalse();

    assertThat(historyOf(berta, anna.account())).containsExactly(id);
    assertThat(historyOf(anna.account(), berta)).containsExactly(id);
  }

  @Test
  default void hideShouldSayNoWhenTheMessageIsUnreadable() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId expired = storedMessage(expiringIn(Duration.ofSeconds(10), aDraft(anna, berta)));
    MessageId deleted = storedMessage(aDraft(anna, berta));
    storage().messages().delete(deleted, anna, seenAt(NOON));

    assertThat(storage().messages().hide(expired, berta, seenAt(noonPlus(10)))).isFalse();
    assertThat(storage().messages().hide(deleted, berta, seenAt(NOON))).isFalse();
    assertThat(storage().messages().hide(expired, berta, seenAt(noonPlus(10).minusMillis(1))))
        .isTrue();
  }

  private List<MessageId> historyOf(AccountId reader, AccountId peer) {
    return storage().history().conversation(reader, peer, MessageId.MAX, 100, seenAt(NOON)).stream()
        .map(Message::id)
        .toList();
  }
}
