// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.relay;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.relay.TestRelayedMessages.ANNA;
import static dev.sotto.testkit.relay.TestRelayedMessages.BERTA;
import static dev.sotto.testkit.relay.TestRelayedMessages.BERTAS_OTHER;
import static dev.sotto.testkit.relay.TestRelayedMessages.LIFE;
import static dev.sotto.testkit.relay.TestRelayedMessages.digest;
import static dev.sotto.testkit.relay.TestRelayedMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import dev.sotto.testkit.Concurrently;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [RelayStore] must do.
public interface RelayStoreContract extends RelayBoundsContract {
  @Test
  default void waitingShouldAnswerNothingWhenNothingWasSent() {
    assertThat(relay().waiting(BERTA, 10, NOON)).isEmpty();
    assertThat(relay().remove(BERTA, RelayedMessageId.random(new SecureRandom()), NOON)).isFalse();
  }

  @Test
  default void waitingShouldAnswerWhatWasSentInTheOrderInWhichItCame() {
    List<RelayedMessage> sent =
        IntStream.range(0, 20).mapToObj(i -> message("m" + i, "body " + i, NOON)).toList();
    sent.forEach(message -> put(message, BERTA));

    assertThat(relay().waiting(BERTA, RelayStore.MAX_WAITING, noonPlus(1))).isEqualTo(sent);
    assertThat(relay().waiting(BERTA, 3, noonPlus(1))).isEqualTo(sent.subList(0, 3));
  }

  @Test
  default void waitingShouldKeepEveryByteOfTheBody() {
    var bytes = new byte[64 * 1024];
    new SecureRandom().nextBytes(bytes);
    RelayedMessage message = message("binary", MessageBody.of(bytes), NOON);
    put(message, BERTA);

    assertThat(relay().waiting(BERTA, 1, NOON)).containsExactly(message);
  }

  @Test
  default void putShouldKeepTheMessageForEachDevice() {
    RelayedMessage message = message("m", "body", NOON);
    put(message, BERTA, BERTAS_OTHER);

    assertThat(relay().remove(BERTA, message.id(), NOON)).isTrue();

    assertThat(relay().waiting(BERTA, 10, NOON)).isEmpty();
    assertThat(relay().waiting(BERTAS_OTHER, 10, NOON)).containsExactly(message);
    assertThat(relay().remove(BERTA, message.id(), NOON)).isFalse();
    assertThat(relay().remove(BERTAS_OTHER, message.id(), NOON)).isTrue();
    assertThat(relay().waiting(BERTAS_OTHER, 10, NOON)).isEmpty();
  }

  @Test
  default void removeShouldLeaveOtherMessagesInOrder() {
    RelayedMessage first = message("1", "one", NOON);
    RelayedMessage second = message("2", "two", NOON);
    RelayedMessage third = message("3", "three", NOON);
    List.of(first, second, third).forEach(message -> put(message, BERTA));

    relay().remove(BERTA, second.id(), NOON);

    assertThat(relay().waiting(BERTA, 10, NOON)).containsExactly(first, third);
  }

  @Test
  default void waitingShouldLeaveOutWhatHasExpired() {
    RelayedMessage early = message("early", "body", NOON);
    RelayedMessage late = message("late", "body", noonPlus(10));
    put(early, BERTA);
    relay().put(late, List.of(BERTA), digest(late), noonPlus(10));

    assertThat(relay().waiting(BERTA, 10, noonPlus(LIFE).minusMillis(1)))
        .containsExactly(early, late);
    assertThat(relay().waiting(BERTA, 10, noonPlus(LIFE))).containsExactly(late);
    assertThat(relay().remove(BERTA, early.id(), noonPlus(LIFE))).isFalse();
    assertThat(relay().waiting(BERTA, 10, noonPlus(LIFE + 10))).isEmpty();
  }

  @Test
  default void putShouldAnswerAsBeforeWhenRepeated() {
    RelayedMessage message = message("m", "body", NOON);
    RelayedMessage again = message("m", "body", noonPlus(5));

    assertThat(put(message, BERTA)).isEqualTo(RelayResult.Kept.of(message, false));
    assertThat(relay().put(again, List.of(BERTA), digest(again), noonPlus(5)))
        .isEqualTo(RelayResult.Kept.of(message, true));

    assertThat(relay().waiting(BERTA, 10, noonPlus(5))).containsExactly(message);
  }

  @Test
  default void putShouldRecogniseARepeatedSendAlsoWhenTheFirstWasTaken() {
    RelayedMessage message = message("m", "body", NOON);
    put(message, BERTA);
    relay().remove(BERTA, message.id(), NOON);

    RelayedMessage again = message("m", "body", noonPlus(5));
    assertThat(relay().put(again, List.of(BERTA), digest(again), noonPlus(5)))
        .isEqualTo(RelayResult.Kept.of(message, true));

    assertThat(relay().waiting(BERTA, 10, noonPlus(5))).isEmpty();
  }

  @Test
  default void putShouldConflictWhenTheClientMessageIdNamesAnotherBody() {
    RelayedMessage message = message("m", "body", NOON);
    put(message, BERTA);

    assertThat(put(message("m", "another", NOON), BERTA)).isEqualTo(new RelayResult.Conflict());

    assertThat(relay().waiting(BERTA, 10, NOON)).containsExactly(message);
  }

  @Test
  default void putShouldTellSendersApart() {
    RelayedMessage annas = message("m", "body", NOON);
    RelayedMessage carlas =
        new RelayedMessage(
            RelayedMessageId.random(new SecureRandom()),
            DeviceAddress.of(3, 1),
            annas.recipient(),
            annas.clientId(),
            MessageBody.ofText("another"),
            annas.lifetime());
    put(annas, BERTA);
    put(carlas, BERTA);

    assertThat(relay().waiting(BERTA, 10, NOON)).containsExactly(annas, carlas);
  }

  @Test
  default void putShouldTellRecipientsApart() {
    RelayedMessage toBerta = message("m", "body", NOON);
    var toCarla =
        new RelayedMessage(
            RelayedMessageId.random(new SecureRandom()),
            ANNA,
            new AccountId(3),
            toBerta.clientId(),
            MessageBody.ofText("another"),
            toBerta.lifetime());

    put(toBerta, BERTA);

    assertThat(put(toCarla, DeviceAddress.of(3, 1))).isEqualTo(RelayResult.Kept.of(toCarla, false));
    assertThat(relay().waiting(DeviceAddress.of(3, 1), 10, NOON)).containsExactly(toCarla);
  }

  @Test
  default void putShouldAnswerAsBeforeWhenRepeatedFromAnotherDevice() {
    RelayedMessage message = message("m", "body", NOON);
    put(message, BERTA);
    var again =
        new RelayedMessage(
            RelayedMessageId.random(new SecureRandom()),
            DeviceAddress.of(ANNA.account().value(), 2),
            message.recipient(),
            message.clientId(),
            message.body(),
            message.lifetime());

    assertThat(put(again, BERTA)).isEqualTo(RelayResult.Kept.of(message, true));
    assertThat(relay().waiting(BERTA, 10, NOON)).containsExactly(message);
  }

  @Test
  default void putShouldKnowARepeatedSendUntilTheFirstHasExpired() {
    RelayedMessage message = message("m", "body", NOON);
    Instant justBefore = noonPlus(LIFE).minusMillis(1);
    RelayedMessage early = message("m", "body", justBefore);
    RelayedMessage late = message("m", "body", noonPlus(LIFE));

    put(message, BERTA);

    assertThat(relay().put(early, List.of(BERTA), digest(early), justBefore))
        .isEqualTo(RelayResult.Kept.of(message, true));
    assertThat(relay().put(late, List.of(BERTA), digest(late), noonPlus(LIFE)))
        .isEqualTo(RelayResult.Kept.of(late, false));
    assertThat(relay().waiting(BERTA, 10, noonPlus(LIFE))).containsExactly(late);
  }

  @Test
  default void knowsShouldTellWhatIsRepeatedUntilItHasExpired() {
    RelayedMessage message = message("m", "body", NOON);
    AccountId berta = message.recipient();
    assertThat(relay().knows(ANNA.account(), berta, message.clientId(), NOON)).isFalse();
    put(message, BERTA);
    relay().remove(BERTA, message.id(), NOON);

    Instant justBefore = noonPlus(LIFE).minusMillis(1);
    assertThat(relay().knows(ANNA.account(), berta, message.clientId(), justBefore)).isTrue();
    assertThat(relay().knows(ANNA.account(), berta, new ClientMessageId("n"), NOON)).isFalse();
    assertThat(relay().knows(berta, berta, message.clientId(), NOON)).isFalse();
    assertThat(relay().knows(ANNA.account(), berta, message.clientId(), noonPlus(LIFE))).isFalse();
  }

  @Test
  default void removeShouldSayNoWhenTheMessageHasExpired() {
    RelayedMessage early = message("early", "body", NOON);
    RelayedMessage late = message("late", "body", NOON);
    put(early, BERTA);
    put(late, BERTA);

    assertThat(relay().remove(BERTA, early.id(), noonPlus(LIFE).minusMillis(1))).isTrue();
    assertThat(relay().remove(BERTA, late.id(), noonPlus(LIFE))).isFalse();
  }

  @Test
  default void putShouldKeepOneWhenManyRepeatAtOnce() {
    List<RelayResult> results =
        Concurrently.call(16, _ -> put(message("m", "body", NOON), BERTA, BERTAS_OTHER));

    assertThat(results)
        .filteredOn(result -> result instanceof RelayResult.Kept kept && !kept.repeated())
        .hasSize(1);
    assertThat(relay().waiting(BERTA, 10, NOON)).hasSize(1);
    assertThat(relay().waiting(BERTAS_OTHER, 10, NOON)).isEqualTo(relay().waiting(BERTA, 10, NOON));
  }

  @Test
  default void putShouldKeepForItsLifeWhateverClockHasStampedTheMessage() {
    RelayedMessage ahead = message("ahead", "body", NOON.plus(Duration.ofDays(1)));
    RelayedMessage behind = message("behind", "body", NOON.minus(Duration.ofDays(1)));
    put(ahead, BERTA);
    put(behind, BERTA);

    Instant justBefore = noonPlus(LIFE).minusMillis(1);
    assertThat(relay().waiting(BERTA, 10, justBefore)).containsExactly(ahead, behind);
    assertThat(relay().knows(ANNA.account(), ahead.recipient(), behind.clientId(), justBefore))
        .isTrue();
    RelayedMessage again = message("behind", "body", justBefore);
    assertThat(relay().put(again, List.of(BERTA), digest(again), justBefore))
        .isEqualTo(RelayResult.Kept.of(behind, true));
    assertThat(relay().waiting(BERTA, 10, noonPlus(LIFE))).isEmpty();
    assertThat(relay().knows(ANNA.account(), ahead.recipient(), ahead.clientId(), noonPlus(LIFE)))
        .isFalse();
  }

  @Test
  default void putShouldKnowARepeatedSendAlsoWhenNoDeviceWasThere() {
    RelayedMessage message = message("m", "body", NOON);
    assertThat(put(message)).isEqualTo(RelayResult.Kept.of(message, false));

    assertThat(put(message("m", "body", NOON), BERTA))
        .isEqualTo(RelayResult.Kept.of(message, true));
    assertThat(put(message("m", "another", NOON))).isEqualTo(new RelayResult.Conflict());
    assertThat(relay().knows(ANNA.account(), message.recipient(), message.clientId(), NOON))
        .isTrue();
    assertThat(relay().waiting(BERTA, 10, NOON)).isEmpty();
  }

  private RelayResult put(RelayedMessage message, DeviceAddress... devices) {
    return relay().put(message, List.of(devices), digest(message), NOON);
  }
}
