// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAfter;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestDrafts.expiringIn;
import static dev.sotto.testkit.data.TestDrafts.saying;
import static dev.sotto.testkit.data.TestDrafts.sentBy;
import static dev.sotto.testkit.data.TestDrafts.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.AppendResult.Conflict;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// How every [dev.sotto.core.message.MessageStore] answers a client message id that it has seen; a
/// part of [MessageStoreContract].
public interface IdempotentAppendContract extends MessageFixture {
  @Test
  default void appendShouldGiveTheSameAnswerWhenRepeated() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft draft = expiringIn(Duration.ofHours(1), aDraft(anna, berta.account()));
    var recorder = new RecordingCommitListener();

    var first = (Stored) storage().messages().append(draft, NOON, recorder);
    AppendResult second = storage().messages().append(draft, noonPlus(60), recorder);

    assertThat(first.repeated()).isFalse();
    assertThat(second).isEqualTo(new Stored(first.id(), first.sentAt(), true));
    assertThat(recorder.all()).hasSize(1);
    assertThat(mailbox(berta)).hasSize(1);
    assertThat(last(berta)).isEqualTo(1);
  }

  @Test
  default void earlierShouldTellRepeatsAndConflictsFromNewDrafts() {
    DeviceAddress anna = storedDevice("anna");
    Draft draft = aDraft(anna, storedAccount("berta").id());

    assertThat(storage().messages().earlier(draft)).isEmpty();
    MessageId id = storedMessage(draft);

    assertThat(storage().messages().earlier(draft)).contains(new Stored(id, NOON, true));
    assertThat(storage().messages().earlier(saying(MessageBody.ofText("other words"), draft)))
        .contains(new Conflict());
  }

  @Test
  default void appendShouldGiveTheSameAnswerWhenRepeatedFromAnotherDevice() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress second = storedDevice(anna.account());
    Draft draft = aDraft(anna, storedAccount("berta").id());

    MessageId id = storedMessage(draft);

    assertThat(append(sentBy(second, draft))).isEqualTo(new Stored(id, NOON, true));
    assertThat(last(anna)).isZero();
    assertThat(last(second)).isEqualTo(1);
  }

  @Test
  default void appendShouldConflictWhenTheDraftIsAnother() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    AccountId carla = storedAccount("carla").id();
    Draft draft = expiringIn(Duration.ofHours(1), aDraft(anna, berta.account()));
    var recorder = new RecordingCommitListener();
    storedMessage(draft);

    List<Draft> others =
        List.of(
            saying(MessageBody.ofText("other"), draft),
            sentTo(carla, draft),
            expiringIn(Duration.ofHours(2), draft),
            expiringIn(Duration.ZERO, draft));

    assertThat(others)
        .allSatisfy(
            other ->
                assertThat(storage().messages().append(other, NOON, recorder))
                    .isEqualTo(new Conflict()));
    assertThat(recorder.all()).isEmpty();
    assertThat(last(berta)).isEqualTo(1);
    assertThat(storage().contacts().knows(carla, anna.account())).isFalse();
  }

  @Test
  default void appendShouldKeepSendersApartWhenTheyUseTheSameClientId() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft draft = aDraft(anna, storedAccount("carla").id());

    MessageId first = storedMessage(draft);
    MessageId second = storedMessage(sentBy(berta, draft));

    assertThat(second).isGreaterThan(first);
  }

  @Test
  default void appendShouldTellClientIdsApartByLetterCase() {
    DeviceAddress anna = storedDevice("anna");
    Draft lower = aDraft(anna, storedAccount("berta").id());
    var upper =
        new Draft(
            anna,
            lower.recipient(),
            new ClientMessageId(lower.clientId().text().toUpperCase(Locale.ROOT)),
            lower.body(),
            lower.expiresIn());

    assertThat(storedMessage(upper)).isNotEqualTo(storedMessage(lower));
  }

  @Test
  default void appendShouldStoreEachDraftThatTheServerHasNamed() {
    DeviceAddress anna = storedDevice("anna");
    var byServer = ClientMessageId.random(RandomGenerator.getDefault());
    Draft other = aDraft(anna, storedAccount("berta").id());
    Draft draft = new Draft(anna, other.recipient(), byServer, other.body(), other.expiresIn());

    assertThat(storage().messages().earlier(draft)).isEmpty();
    MessageId first = storedMessage(draft);

    assertThat(storage().messages().earlier(draft)).isEmpty();
    assertThat(storedMessage(draft)).isGreaterThan(first);
    assertThat(storage().messages().find(anna.account(), first, seenAt(NOON)))
        .hasValueSatisfying(message -> assertThat(message.clientId()).isEqualTo(byServer));
  }

  @Test
  default void appendShouldRecogniseTheRepeatWhenTheMessageWasDeleted() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft draft = aDraft(anna, berta.account());
    MessageId id = storedMessage(draft);
    storage().messages().delete(id, anna, seenAt(NOON));

    assertThat(append(draft)).isEqualTo(new Stored(id, NOON, true));
    assertThat(append(saying(MessageBody.ofText("other"), draft))).isEqualTo(new Conflict());
    assertThat(found(anna, id)).isEmpty();
    assertThat(last(berta)).isEqualTo(2);

    storage().messages().sweep(seenAfter(Duration.ofDays(29)), 100);
    assertThat(append(draft)).isEqualTo(new Stored(id, NOON, true));
  }

  @Test
  default void appendShouldRecogniseTheRepeatWhenTheMessageHasExpired() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft draft = expiringIn(Duration.ofSeconds(10), aDraft(anna, berta.account()));
    MessageId id = storedMessage(draft);

    AppendResult unswept = storage().messages().append(draft, noonPlus(20), (_, _) -> {});
    storage().messages().sweep(seenAt(noonPlus(20)), 100);
    AppendResult swept = storage().messages().append(draft, noonPlus(30), (_, _) -> {});

    assertThat(unswept).isEqualTo(new Stored(id, NOON, true));
    assertThat(swept).isEqualTo(new Stored(id, NOON, true));
    assertThat(last(berta)).isEqualTo(1);
  }

  @Test
  default void appendShouldForgetTheRepeatWhenRetentionIsOver() {
    DeviceAddress anna = storedDevice("anna");
    Draft draft = aDraft(anna, storedAccount("berta").id());
    Draft deleted = aDraft(anna, draft.recipient());
    MessageId id = storedMessage(draft);
    MessageId deletedId = storedMessage(deleted);
    storage().messages().delete(deletedId, anna, seenAt(NOON));

    storage().messages().sweep(seenAfter(Duration.ofDays(31)), 100);

    var again = (Stored) append(draft);
    var deletedAgain = (Stored) append(deleted);
    assertThat(again.repeated()).isFalse();
    assertThat(again.id()).isGreaterThan(id);
    assertThat(deletedAgain.repeated()).isFalse();
    assertThat(deletedAgain.id()).isGreaterThan(deletedId);
  }

  @Test
  default void appendShouldStoreOnceWhenManySendTheSameAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft draft = aDraft(anna, berta.account());
    var recorder = new RecordingCommitListener();

    List<AppendResult> results =
        Concurrently.call(32, _ -> storage().messages().append(draft, NOON, recorder));

    MessageId id = recorder.messages().getFirst().id();
    assertThat(recorder.all()).hasSize(1);
    assertThat(results).filteredOn(new Stored(id, NOON, false)::equals).hasSize(1);
    assertThat(results).filteredOn(new Stored(id, NOON, true)::equals).hasSize(31);
    assertThat(last(berta)).isEqualTo(1);
  }

  @Test
  default void appendShouldLetOneDraftWinWhenManyUseOneClientId() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft draft = aDraft(anna, berta.account());

    List<AppendResult> results =
        Concurrently.call(
            32, number -> append(saying(MessageBody.ofText("body " + number), draft)));

    assertThat(results).filteredOn(Stored.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(new Conflict()::equals).hasSize(31);
    assertThat(mailbox(berta)).hasSize(1);
  }
}
