// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAfter;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestDrafts.expiringIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.time.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How every [dev.sotto.core.message.MessageStore] lets go of messages; a part of
/// [MessageStoreContract].
public interface ExpiryContract extends MessageFixture {
  /// A horizon behind which lies all that was sent at noon.
  Horizon MUCH_LATER = seenAfter(Duration.ofDays(31));

  @Test
  default void expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId expiring =
        storedMessage(expiringIn(Duration.ofSeconds(10), aDraft(anna, berta.account())));
    MessageId other = storedMessage(aDraft(anna, berta.account()));

    Horizon justBefore = seenAt(noonPlus(10).minusMillis(1));
    assertThat(readable(berta, justBefore)).containsExactly(expiring, other);
    assertThat(storage().messages().find(berta.account(), expiring, justBefore)).isPresent();
    assertThat(history(berta, anna, justBefore)).containsExactly(other, expiring);
    assertThat(readable(berta, seenAt(noonPlus(10)))).containsExactly(other);
    assertThat(storage().messages().find(berta.account(), expiring, seenAt(noonPlus(10))))
        .isEmpty();
    assertThat(history(berta, anna, seenAt(noonPlus(10)))).containsExactly(other);
    assertThat(last(berta)).isEqualTo(2);
  }

  @Test
  default void messageShouldExpireByTheClockThatStampedIt() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Duration tenSeconds = Duration.ofSeconds(10);
    MessageId before = storedMessage(expiringIn(tenSeconds, aDraft(anna, berta.account())), NOON);
    MessageId since =
        storedMessage(expiringIn(tenSeconds, aDraft(anna, berta.account())), noonPlus(3600));

    var jumped = new Horizon(new ClockReading(NOON, List.of(noonPlus(3605))), Instant.EPOCH);
    assertThat(readable(berta, jumped)).containsExactly(before, since);
    assertThat(storage().messages().find(berta.account(), before, jumped)).isPresent();
    assertThat(history(berta, anna, jumped)).containsExactly(since, before);
    assertThat(list(berta, jumped)).containsExactly(since, before);
    assertThat(storage().messages().sweep(jumped, 10)).isZero();

    var later = new Horizon(new ClockReading(noonPlus(9), List.of(noonPlus(3610))), Instant.EPOCH);
    assertThat(readable(berta, later)).containsExactly(before);
    assertThat(storage().messages().find(berta.account(), before, later)).isPresent();
    assertThat(storage().messages().find(berta.account(), since, later)).isEmpty();
    assertThat(history(berta, anna, later)).containsExactly(before);
    assertThat(list(berta, later)).containsExactly(before);
    assertThat(storage().messages().delete(since, anna, later)).isEmpty();
    assertThat(storage().messages().hide(since, berta.account(), later)).isFalse();
    assertThat(storage().messages().hide(before, berta.account(), later)).isTrue();
    assertThat(storage().messages().delete(before, anna, later)).isNotEmpty();
  }

  @Test
  default void oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId old = storedMessage(aDraft(anna, berta.account()), NOON);
    MessageId other = storedMessage(aDraft(anna, berta.account()), noonPlus(1));
    var horizon = new Horizon(noonPlus(5), NOON);

    assertThat(readable(berta, horizon)).containsExactly(other);
    assertThat(storage().messages().find(berta.account(), old, horizon)).isEmpty();
    assertThat(history(berta, anna, horizon)).containsExactly(other);
    var justBefore = new Horizon(noonPlus(5), NOON.minusMillis(1));
    assertThat(readable(berta, justBefore)).containsExactly(old, other);
    assertThat(storage().messages().find(berta.account(), old, justBefore)).isPresent();
    assertThat(history(berta, anna, justBefore)).containsExactly(other, old);
  }

  @Test
  default void sweepShouldRemoveOnlyWhatIsBeyondTheHorizon() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storedMessage(expiringIn(Duration.ofSeconds(10), aDraft(anna, berta.account())));
    MessageId later =
        storedMessage(expiringIn(Duration.ofSeconds(20), aDraft(anna, berta.account())));
    MessageId other = storedMessage(aDraft(anna, berta.account()));

    assertThat(storage().messages().sweep(seenAt(noonPlus(10).minusMillis(1)), 100)).isZero();
    assertThat(storage().messages().sweep(seenAt(noonPlus(10)), 100)).isEqualTo(1);
    assertThat(storage().messages().sweep(seenAt(noonPlus(10)), 100)).isZero();

    // Seen from noon the swept message is gone all the same: it was removed, not just unreadable.
    assertThat(readable(berta, seenAt(NOON))).containsExactly(later, other);
    assertThat(history(berta, anna, seenAt(NOON))).containsExactly(other, later);
    assertThat(last(berta)).isEqualTo(3);
  }

  @Test
  default void sweepShouldRemoveWhatRetentionNoLongerKeeps() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId old = storedMessage(aDraft(anna, berta.account()), NOON);
    Instant aDayLater = NOON.plus(Duration.ofDays(1));
    MessageId other = storedMessage(aDraft(anna, berta.account()), aDayLater);

    Duration thirtyDays = Duration.ofDays(30);
    assertThat(storage().messages().sweep(seenAfter(thirtyDays.minusMillis(1)), 100)).isZero();
    storage().messages().sweep(seenAfter(thirtyDays), 100);

    assertThat(found(berta, old)).isEmpty();
    assertThat(readable(berta, seenAt(aDayLater))).containsExactly(other);
    assertThat(last(berta)).isEqualTo(2);
  }

  @Test
  default void sweepShouldFindWhatIsOldBehindWhatTheClockCalledLater() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    MessageId ahead = storedMessage(aDraft(anna, berta), noonPlus(3600));
    MessageId old = storedMessage(aDraft(anna, berta), NOON);

    assertThat(storage().messages().sweep(new Horizon(noonPlus(60), NOON), 1)).isEqualTo(1);
    assertThat(storage().messages().sweep(new Horizon(noonPlus(60), NOON), 1)).isZero();

    var everything = new Horizon(noonPlus(60), Instant.EPOCH);
    assertThat(storage().messages().find(berta, old, everything)).isEmpty();
    assertThat(storage().messages().find(berta, ahead, everything)).isPresent();
  }

  @Test
  default void sweepShouldStopAtTheLimitAndGoOnNextTime() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    for (int i = 0; i < 5; i++) {
      storedMessage(aDraft(anna, berta.account()));
    }

    assertThat(storage().messages().sweep(MUCH_LATER, 3)).isEqualTo(3);
    assertThat(readable(berta, seenAt(NOON))).hasSize(2);
    assertThat(storage().messages().sweep(MUCH_LATER, 3)).isEqualTo(2);
    assertThat(storage().messages().sweep(MUCH_LATER, 3)).isZero();
    assertThat(readable(berta, seenAt(NOON))).isEmpty();
  }

  @Test
  default void sweepShouldCountWhatHasExpiredAndWhatIsTooOldTogether() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Instant later = NOON.plus(Duration.ofDays(1));
    storedMessage(aDraft(anna, berta.account()), NOON);
    storedMessage(aDraft(anna, berta.account()), NOON);
    for (int i = 0; i < 3; i++) {
      storedMessage(expiringIn(Duration.ofSeconds(10), aDraft(anna, berta.account())), later);
    }
    Horizon horizon = seenAfter(Duration.ofDays(30));

    assertThat(storage().messages().sweep(horizon, 1)).isEqualTo(1);
    assertThat(storage().messages().sweep(horizon, 3)).isEqualTo(3);
    assertThat(storage().messages().sweep(horizon, 3)).isEqualTo(1);
    assertThat(storage().messages().sweep(horizon, 3)).isZero();
    assertThat(mailbox(berta, seenAt(NOON))).isEmpty();
  }

  @Test
  default void sweepShouldReachItsEndWhenRepeated() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId deleted = storedMessage(aDraft(anna, berta.account()));
    storage().messages().delete(deleted, anna, seenAt(NOON));
    storedMessage(expiringIn(Duration.ofSeconds(10), aDraft(anna, berta.account())));

    int rounds = 0;
    while (storage().messages().sweep(MUCH_LATER, 1) > 0) {
      assertThat(++rounds).isLessThan(10);
    }

    assertThat(mailbox(berta, seenAt(NOON))).isEmpty();
  }

  @Test
  default void appendShouldGoOnNumberingWhenAllWasSwept() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId first = storedMessage(aDraft(anna, berta.account()));
    storage().messages().sweep(MUCH_LATER, 100);

    MessageId second = storedMessage(aDraft(anna, berta.account()));

    assertThat(second).isGreaterThan(first);
    assertThat(mailbox(berta)).extracting(MailboxEntry::sequence).containsExactly(2L);
  }

  private List<MessageId> readable(DeviceAddress device, Horizon horizon) {
    return mailbox(device, horizon).stream()
        .map(entry -> ((MailboxEntry.Arrived) entry).message().id())
        .toList();
  }

  private List<MessageId> list(DeviceAddress reader, Horizon horizon) {
    return storage()
        .history()
        .since(reader.account(), Instant.EPOCH, MessageCursor.NEWEST, 100, horizon)
        .stream()
        .map(Message::id)
        .toList();
  }

  private List<MessageId> history(DeviceAddress reader, DeviceAddress peer, Horizon horizon) {
    return storage()
        .history()
        .conversation(reader.account(), peer.account(), MessageId.MAX, 100, horizon)
        .stream()
        .map(Message::id)
        .toList();
  }
}
