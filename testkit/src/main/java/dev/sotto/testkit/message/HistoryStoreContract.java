// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestAccounts.NOBODY;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestDrafts.expiringIn;
import static dev.sotto.testkit.data.TestDrafts.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [HistoryStore] must do. How it regards the horizon is in [ExpiryContract].
public interface HistoryStoreContract extends MessageFixture {
  @Test
  default void historyShouldBeEmptyWhenNothingWasSent() {
    AccountId anna = storedAccount("anna").id();

    assertThat(conversation(anna, storedAccount("berta").id(), MessageId.MAX, 10)).isEmpty();
    assertThat(conversation(anna, NOBODY, MessageId.MAX, 10)).isEmpty();
    assertThat(since(anna, Instant.EPOCH, 10)).isEmpty();
    assertThat(since(NOBODY, Instant.EPOCH, 10)).isEmpty();
  }

  @Test
  default void conversationShouldShowBothDirectionsNewestFirst() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId first = storedMessage(aDraft(anna, berta.account(), "hello"));
    MessageId second = storedMessage(aDraft(berta, anna.account(), "hi"));
    MessageId third = storedMessage(aDraft(anna, berta.account(), "bye"));

    assertThat(conversation(anna.account(), berta.account(), MessageId.MAX, 10))
        .containsExactly(third, second, first);
    assertThat(conversation(berta.account(), anna.account(), MessageId.MAX, 10))
        .containsExactly(third, second, first);
  }

  @Test
  default void conversationShouldAnswerWholeMessages() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Message message = found(berta, storedMessage(aDraft(anna, berta.account()))).orElseThrow();

    assertThat(
            storage()
                .history()
                .conversation(berta.account(), anna.account(), MessageId.MAX, 10, seenAt(NOON)))
        .containsExactly(message);
    assertThat(
            storage()
                .history()
                .since(berta.account(), Instant.EPOCH, MessageCursor.NEWEST, 10, seenAt(NOON)))
        .containsExactly(message);
  }

  @Test
  default void conversationShouldGoBackPageByPage() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    var sent = new ArrayList<MessageId>();
    for (int i = 0; i < 5; i++) {
      sent.addFirst(storedMessage(aDraft(anna, berta.account())));
      storedMessage(aDraft(anna, anna.account()));
    }

    List<MessageId> page = conversation(berta.account(), anna.account(), MessageId.MAX, 2);
    assertThat(page).isEqualTo(sent.subList(0, 2));
    page = conversation(berta.account(), anna.account(), page.getLast(), 2);
    assertThat(page).isEqualTo(sent.subList(2, 4));
    page = conversation(berta.account(), anna.account(), page.getLast(), 2);
    assertThat(page).isEqualTo(sent.subList(4, 5));
    assertThat(conversation(berta.account(), anna.account(), page.getLast(), 2)).isEmpty();
  }

  @Test
  default void conversationShouldKeepOthersOut() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress carla = storedDevice("carla");
    MessageId toBerta = storedMessage(aDraft(anna, berta.account()));
    MessageId toCarla = storedMessage(aDraft(anna, carla.account()));
    MessageId toSelf = storedMessage(aDraft(anna, anna.account()));

    assertThat(conversation(anna.account(), berta.account(), MessageId.MAX, 10))
        .containsExactly(toBerta);
    assertThat(conversation(anna.account(), anna.account(), MessageId.MAX, 10))
        .containsExactly(toSelf);
    assertThat(conversation(carla.account(), anna.account(), MessageId.MAX, 10))
        .containsExactly(toCarla);
    assertThat(conversation(berta.account(), carla.account(), MessageId.MAX, 10)).isEmpty();
    assertThat(conversation(berta.account(), berta.account(), MessageId.MAX, 10)).isEmpty();
  }

  @Test
  default void sinceShouldShowAllThatTheReaderSentOrReceived() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress carla = storedDevice("carla");
    MessageId sent = storedMessage(aDraft(anna, berta.account()));
    MessageId received = storedMessage(aDraft(carla, anna.account()));
    storedMessage(aDraft(berta, carla.account()));
    MessageId toSelf = storedMessage(aDraft(anna, anna.account()));

    assertThat(since(anna.account(), Instant.EPOCH, 10)).containsExactly(toSelf, received, sent);
  }

  @Test
  default void sinceShouldBeginAfterTheMomentAndStopAtTheLimit() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storedMessage(aDraft(anna, berta.account()), noonPlus(1));
    MessageId second = storedMessage(aDraft(berta, anna.account()), noonPlus(2));
    MessageId third = storedMessage(aDraft(anna, berta.account()), noonPlus(3));
    MessageId sameTime = storedMessage(aDraft(anna, anna.account()), noonPlus(3));

    assertThat(since(anna.account(), noonPlus(1), 10)).containsExactly(sameTime, third, second);
    assertThat(since(anna.account(), noonPlus(1), 2)).containsExactly(sameTime, third);
    assertThat(since(anna.account(), noonPlus(3).minusMillis(1), 10))
        .containsExactly(sameTime, third);
    assertThat(since(anna.account(), noonPlus(3), 10)).isEmpty();
  }

  @Test
  default void sinceShouldGoBackPageByPage() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    var expected = new ArrayList<MessageId>();
    // Three of each second, sent and received, so that pages end between messages of one time.
    for (int i = 0; i < 9; i++) {
      DeviceAddress from = i % 2 == 0 ? anna : berta;
      DeviceAddress to = i % 2 == 0 ? berta : anna;
      expected.addFirst(storedMessage(aDraft(from, to.account()), noonPlus(i / 3)));
    }
    expected.add(storedMessage(aDraft(anna, berta.account()), NOON.minusSeconds(9)));

    var read = new ArrayList<MessageId>();
    MessageCursor before = MessageCursor.NEWEST;
    List<Message> page;
    do {
      page =
          storage()
              .history()
              .since(anna.account(), NOON.minusSeconds(10), before, 2, seenAt(noonPlus(3)));
      page.forEach(message -> read.add(message.id()));
      before = page.isEmpty() ? before : MessageCursor.of(page.getLast());
    } while (!page.isEmpty());

    assertThat(read).isEqualTo(expected);
  }

  @Test
  default void pagesShouldBeWholeWhenTheClockFallsBetweenMessages() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId late = storedMessage(aDraft(anna, berta), noonPlus(3600));
    MessageId early = storedMessage(aDraft(anna, berta), NOON);
    MessageId later = storedMessage(aDraft(anna, berta), noonPlus(1));

    assertThat(conversation(berta, anna.account(), MessageId.MAX, 10))
        .containsExactly(later, early, late);
    assertThat(conversation(berta, anna.account(), early, 10)).containsExactly(late);
    assertThat(since(berta, Instant.EPOCH, 10)).containsExactly(late, later, early);
    assertThat(since(berta, NOON, 10)).containsExactly(late, later);
  }

  @Test
  default void pagesShouldEndWithTheMessageThatFillsThem() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageBody large = MessageBody.of(new byte[600 * 1024]);
    MessageId first = storedMessage(saying(large, aDraft(anna, berta.account())));
    MessageId second = storedMessage(saying(large, aDraft(anna, berta.account())));
    MessageId third = storedMessage(saying(large, aDraft(anna, berta.account())));

    assertThat(conversation(berta.account(), anna.account(), MessageId.MAX, 10))
        .containsExactly(third, second);
    assertThat(conversation(berta.account(), anna.account(), second, 10)).containsExactly(first);
    assertThat(since(berta.account(), Instant.EPOCH, 10)).containsExactly(third, second);
    assertThat(storage().mailboxes().read(berta, 0, 10, seenAt(NOON)).entries()).hasSize(2);
    assertThat(storage().mailboxes().read(berta, 2, 10, seenAt(NOON)).entries()).hasSize(1);
  }

  @Test
  default void historyShouldPassOverWhatTheReaderHasHidden() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId first = storedMessage(aDraft(anna, berta));
    MessageId hidden = storedMessage(aDraft(anna, berta));
    MessageId third = storedMessage(aDraft(anna, berta));
    storage().messages().hide(hidden, berta, seenAt(NOON));

    assertThat(conversation(berta, anna.account(), MessageId.MAX, 2)).containsExactly(third, first);
    assertThat(since(berta, Instant.EPOCH, 2)).containsExactly(third, first);
    assertThat(since(anna.account(), Instant.EPOCH, 10)).containsExactly(third, hidden, first);
  }

  @Test
  default void historyShouldPassOverWhatTheSenderHasDeleted() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId first = storedMessage(aDraft(anna, berta));
    MessageId deleted = storedMessage(aDraft(anna, berta));
    storage().messages().delete(deleted, anna, seenAt(NOON));

    assertThat(conversation(berta, anna.account(), MessageId.MAX, 10)).containsExactly(first);
    assertThat(conversation(anna.account(), berta, MessageId.MAX, 10)).containsExactly(first);
    assertThat(since(berta, Instant.EPOCH, 10)).containsExactly(first);
    assertThat(since(anna.account(), Instant.EPOCH, 10)).containsExactly(first);
  }

  @Test
  default void historyShouldPassOverWhatHasExpired() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId first = storedMessage(aDraft(anna, berta));
    MessageId expiring = storedMessage(expiringIn(Duration.ofSeconds(10), aDraft(anna, berta)));
    MessageId third = storedMessage(aDraft(anna, berta));

    // What has expired takes no place on the page.
    assertHistory(anna.account(), berta, seenAt(noonPlus(10)), 2, List.of(third, first));
    assertHistory(
        anna.account(),
        berta,
        seenAt(noonPlus(10).minusMillis(1)),
        3,
        List.of(third, expiring, first));
  }

  @Test
  default void historyShouldEndWhereTheHorizonDoes() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId old = storedMessage(aDraft(anna, berta), NOON);
    MessageId other = storedMessage(aDraft(anna, berta), NOON.plusMillis(1));

    assertHistory(anna.account(), berta, new Horizon(noonPlus(5), NOON), 10, List.of(other));
    assertHistory(
        anna.account(),
        berta,
        new Horizon(noonPlus(5), NOON.minusMillis(1)),
        10,
        List.of(other, old));
  }

  private void assertHistory(
      AccountId reader, AccountId peer, Horizon horizon, int limit, List<MessageId> expected) {
    assertThat(storage().history().conversation(reader, peer, MessageId.MAX, limit, horizon))
        .extracting(Message::id)
        .isEqualTo(expected);
    assertThat(
            storage().history().since(reader, Instant.EPOCH, MessageCursor.NEWEST, limit, horizon))
        .extracting(Message::id)
        .isEqualTo(expected);
  }

  private List<MessageId> conversation(
      AccountId reader, AccountId peer, MessageId before, int limit) {
    return storage().history().conversation(reader, peer, before, limit, seenAt(NOON)).stream()
        .map(Message::id)
        .toList();
  }

  private List<MessageId> since(AccountId reader, Instant since, int limit) {
    return storage()
        .history()
        .since(reader, since, MessageCursor.NEWEST, limit, seenAt(NOON))
        .stream()
        .map(Message::id)
        .toList();
  }
}
