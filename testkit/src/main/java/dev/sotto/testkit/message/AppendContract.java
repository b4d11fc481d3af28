// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestDrafts.expiringIn;
import static dev.sotto.testkit.data.TestDrafts.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry.Arrived;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.TestRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How every [dev.sotto.core.message.MessageStore] stores a draft; a part of
/// [MessageStoreContract].
public interface AppendContract extends MessageFixture {
  @Test
  default void findShouldAnswerNothingWhenThereIsNoMessage() {
    DeviceAddress anna = storedDevice("anna");

    assertThat(found(anna, new MessageId(1))).isEmpty();
    assertThat(found(anna, MessageId.MAX)).isEmpty();
  }

  @Test
  default void findShouldAnswerNothingToThoseWhoTakeNoPart() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress carla = storedDevice("carla");
    MessageId id = storedMessage(aDraft(anna, berta.account()));

    assertThat(found(anna, id)).isPresent().isEqualTo(found(berta, id));
    assertThat(found(carla, id)).isEmpty();
  }

  @Test
  default void appendShouldKeepEverythingWhenNew() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    var bytes = new byte[50_000];
    TestRandom.seeded(7).nextBytes(bytes);
    Draft draft = saying(MessageBody.of(bytes), aDraft(anna, berta));
    Instant sentAt = NOON.plusMillis(123);

    var result = (Stored) storage().messages().append(draft, sentAt, (_, _) -> {});

    var expected =
        new Message(
            result.id(), anna, berta, draft.clientId(), draft.body(), Lifetime.unlimited(sentAt));
    assertThat(result).isEqualTo(new Stored(result.id(), sentAt, false));
    assertThat(storage().messages().find(berta, result.id(), seenAt(sentAt))).contains(expected);
  }

  @Test
  default void appendShouldKeepTheExpiryWhenSenderAsksForOne() {
    DeviceAddress anna = storedDevice("anna");
    Draft draft = expiringIn(Duration.ofMillis(1_500), aDraft(anna, storedAccount("berta").id()));

    MessageId id = storedMessage(draft, noonPlus(1));

    assertThat(found(anna, id).orElseThrow().lifetime())
        .isEqualTo(new Lifetime(noonPlus(1), noonPlus(1).plusMillis(1_500)));
  }

  @Test
  default void appendShouldReachAllDevicesOfTheRecipientAndOtherDevicesOfTheSender() {
    DeviceAddress anna1 = storedDevice("anna");
    DeviceAddress anna2 = storedDevice(anna1.account());
    DeviceAddress berta1 = storedDevice("berta");
    DeviceAddress berta2 = storedDevice(berta1.account());
    DeviceAddress carla = storedDevice("carla");

    Message message = found(anna1, storedMessage(aDraft(anna1, berta1.account()))).orElseThrow();

    var entry = new Arrived(1, message);
    assertThat(mailbox(anna1)).isEmpty();
    assertThat(mailbox(anna2)).containsExactly(entry);
    assertThat(mailbox(berta1)).containsExactly(entry);
    assertThat(mailbox(berta2)).containsExactly(entry);
    assertThat(mailbox(carla)).isEmpty();
    assertThat(last(anna1)).isZero();
    assertThat(last(carla)).isZero();
  }

  @Test
  default void appendShouldReachTheOtherDevicesOnceWhenSentToOneself() {
    DeviceAddress first = storedDevice("anna");
    DeviceAddress second = storedDevice(first.account());
    var recorder = new RecordingCommitListener();

    storage().messages().append(aDraft(first, first.account()), NOON, recorder);

    assertThat(recorder.all()).hasSize(1);
    assertThat(recorder.all().getFirst().slots()).containsExactly(new MailboxSlot(second, 1));
  }

  @Test
  default void appendShouldStoreTheMessageWhenNobodyHasADevice() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    var recorder = new RecordingCommitListener();

    var result = (Stored) storage().messages().append(aDraft(anna, berta), NOON, recorder);

    assertThat(found(anna, result.id())).isPresent();
    assertThat(recorder.all()).hasSize(1);
    assertThat(recorder.all().getFirst().slots()).isEmpty();
    assertThat(mailbox(storedDevice(berta))).isEmpty();
  }

  @Test
  default void appendShouldNumberEachMailboxWithoutGaps() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress carla = storedDevice("carla");
    storedMessage(aDraft(anna, berta.account()));
    storedMessage(aDraft(anna, carla.account()));
    storedMessage(aDraft(carla, berta.account()));
    storedMessage(aDraft(anna, berta.account()));

    assertThat(mailbox(berta)).extracting(entry -> entry.sequence()).containsExactly(1L, 2L, 3L);
    assertThat(mailbox(carla)).extracting(entry -> entry.sequence()).containsExactly(1L);
  }

  @Test
  default void appendShouldTellTheListenerBeforeItReturns() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    var recorder = new RecordingCommitListener();

    var first = (Stored) storage().messages().append(aDraft(anna, berta.account()), NOON, recorder);

    assertThat(recorder.messages()).containsExactly(found(anna, first.id()).orElseThrow());
    assertThat(recorder.all().getFirst().slots()).containsExactly(new MailboxSlot(berta, 1));

    storage().messages().append(aDraft(anna, berta.account()), NOON, recorder);
    assertThat(recorder.sequencesOf(berta)).containsExactly(1L, 2L);
  }

  @Test
  default void appendShouldKeepTheTimeOfTheClockWhenItFalls() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    var recorder = new RecordingCommitListener();
    var first = (Stored) storage().messages().append(aDraft(anna, berta), noonPlus(60), recorder);

    Draft expiring = expiringIn(Duration.ofSeconds(5), aDraft(anna, carla));
    var second = (Stored) storage().messages().append(expiring, NOON, recorder);

    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(second.sentAt()).isEqualTo(NOON);
    assertThat(recorder.messages().getLast().lifetime())
        .isEqualTo(Lifetime.limited(NOON, Duration.ofSeconds(5)));
    assertThat(found(anna, second.id())).contains(recorder.messages().getLast());
  }
}
