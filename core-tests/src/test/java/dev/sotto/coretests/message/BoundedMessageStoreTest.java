// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.message;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.BoundedMessageStore;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.NoRoomReason;
import dev.sotto.coretests.MemoryStorageFixture;
import dev.sotto.testkit.data.TestDrafts;
import dev.sotto.testkit.mailbox.ForwardingMailboxStore;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When messages are refused because there is no room for them.
final class BoundedMessageStoreTest {
  private static final int LARGEST = MessageBody.MAX_BYTES;
  private static final byte[] SHARED = new byte[LARGEST];

  private final MemoryStorageFixture fixture = new MemoryStorageFixture();
  private final AtomicLong nanos = new AtomicLong(1);
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private final FreeDiskSpace disk = new FreeDiskSpace(free::get, nanos::get);
  private final BoundedMessageStore messages = node();
  private final DeviceAddress anna = fixture.storedDevice("anna");
  private final DeviceAddress berta = fixture.storedDevice("berta");

  @Test
  void appendShouldRefuseWhatIsBeyondTheBytesOfTheMailbox() {
    int fit = Bound.MAILBOX_BYTES.most() / LARGEST;
    Draft first = large();
    assertThat(append(first)).isInstanceOf(AppendResult.Stored.class);
    for (int i = 1; i < fit; i++) {
      assertThat(append(large())).isInstanceOf(AppendResult.Stored.class);
    }

    assertThat(append(large())).isEqualTo(new AppendResult.NoRoom(NoRoomReason.MAILBOX));

    assertThat(append(aDraft(anna, berta.account())))
        .as("a small one fits")
        .isInstanceOf(AppendResult.Stored.class);
    assertThat(append(first)).as("repeated").isInstanceOf(AppendResult.Stored.class);
    assertThat(fixture.storage().mailboxes().state(berta).last()).isEqualTo(fit + 1L);
    assertThat(append(aDraft(berta, anna.account()))).isInstanceOf(AppendResult.Stored.class);
  }

  @Test
  void appendShouldRefuseWhatIsBeyondTheMessagesOfTheMailbox() {
    for (int i = 0; i < Bound.MAILBOX_MESSAGES.most(); i++) {
      append(aDraft(anna, berta.account()));
    }
    assertThat(fixture.storage().mailboxes().state(berta).last())
        .isEqualTo(Bound.MAILBOX_MESSAGES.most());

    assertThat(append(aDraft(anna, berta.account())))
        .isEqualTo(new AppendResult.NoRoom(NoRoomReason.MAILBOX));
  }

  @Test
  @Tag("full")
  void appendShouldGoOnWhenTheRecipientHasRead() {
    fill();
    assertThat(append(large())).isEqualTo(new AppendResult.NoRoom(NoRoomReason.MAILBOX));

    fixture.storage().mailboxes().acknowledge(berta, 5, false);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    assertThat(append(large())).isInstanceOf(AppendResult.Stored.class);
  }

  /// Else whoever writes to full mailboxes would keep the storage counting.
  @Test
  void appendShouldNotCountAFullMailboxAgainBeforeSomebodyReads() {
    var counted = new CountedMailboxes(fixture.storage().mailboxes());
    var node = new BoundedMessageStore(fixture.storage().messages(), counted, disk, nanos::get);
    fill();
    for (int second = 0; second < 50; second++) {
      assertThat(node.append(large(), NOON, (_, _) -> {})).isInstanceOf(AppendResult.NoRoom.class);
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }
    assertThat(counted.counts()).hasValue(2);

    fixture.storage().mailboxes().acknowledge(berta, 5, false);

    assertThat(node.append(large(), NOON, (_, _) -> {})).isInstanceOf(AppendResult.Stored.class);
    assertThat(counted.counts()).hasValue(3);
  }

  @Test
  void appendShouldCountOnceForAllWhoWriteAtOnce() throws Exception {
    var counted = new CountedMailboxes(fixture.storage().mailboxes());
    var node = new BoundedMessageStore(fixture.storage().messages(), counted, disk, nanos::get);

    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<AppendResult>> all =
          Collections.nCopies(
              20, () -> node.append(aDraft(anna, berta.account()), NOON, (_, _) -> {}));
      assertThat(writers.invokeAll(all))
          .allSatisfy(one -> assertThat(one.get()).isInstanceOf(AppendResult.Stored.class));
    }

    assertThat(counted.counts()).hasValue(1);
  }

  @Test
  @Tag("full")
  void appendShouldNotMindADeviceThatIsNeverUsedWhenAnotherReads() {
    DeviceAddress used = fixture.storedDevice(berta.account());
    fill();
    fixture.storage().mailboxes().acknowledge(used, 1_000, false);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    assertThat(append(large())).isInstanceOf(AppendResult.Stored.class);
  }

  @Test
  @Tag("full")
  void appendShouldNoticeWithinAMinuteWhatOtherNodesHaveStored() {
    append(aDraft(anna, berta.account()));
    BoundedMessageStore other = node();
    for (int i = 0; i < Bound.MAILBOX_BYTES.most() / LARGEST; i++) {
      other.append(large(), NOON, (_, _) -> {});
    }

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));

    assertThat(append(large())).isEqualTo(new AppendResult.NoRoom(NoRoomReason.MAILBOX));
  }

  @Test
  void appendShouldRefuseEverythingNewWhileTheDiskIsNearlyFull() {
    Draft before = aDraft(anna, berta.account());
    append(before);
    free.set(Bound.FREE_DISK.most() - 1L);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    assertThat(append(aDraft(anna, berta.account())))
        .isEqualTo(new AppendResult.NoRoom(NoRoomReason.DISK));
    assertThat(append(before)).as("repeated").isInstanceOf(AppendResult.Stored.class);
    assertThat(disk.isLow()).isTrue();

    free.set(Bound.FREE_DISK.most());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThat(append(aDraft(anna, berta.account()))).isInstanceOf(AppendResult.Stored.class);
  }

  /// A storage that stalls is waited for once, not once for each of them.
  @Test
  void appendShouldFailForAllWhoWriteAtOnceWhenItCannotBeCounted() throws Exception {
    var asked = new AtomicInteger();
    ForwardingMailboxStore broken =
        new ForwardingMailboxStore() {
          @Override
          public MailboxStore real() {
            return fixture.storage().mailboxes();
          }

          @Override
          public Waiting leastWaiting(AccountId account, int limit) {
            asked.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            throw new PortException.Unavailable("away");
          }
        };
    var node = new BoundedMessageStore(fixture.storage().messages(), broken, disk, nanos::get);

    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<AppendResult>> all =
          Collections.nCopies(
              20, () -> node.append(aDraft(anna, berta.account()), NOON, (_, _) -> {}));
      assertThat(writers.invokeAll(all))
          .allSatisfy(
              one ->
                  assertThatThrownBy(one::get).hasCauseInstanceOf(PortException.Unavailable.class));
    }

    assertThat(asked).hasValueLessThan(20);
  }

  /// Counts how often it must count, and takes some time for it.
  private record CountedMailboxes(MailboxStore real, AtomicInteger counts)
      implements ForwardingMailboxStore {
    CountedMailboxes(MailboxStore real) {
      this(real, new AtomicInteger());
    }

    @Override
    public Waiting leastWaiting(AccountId account, int limit) {
      counts.incrementAndGet();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      return real.leastWaiting(account, limit);
    }
  }

  private void fill() {
    while (append(large()) instanceof AppendResult.Stored) {
      assertThat(fixture.storage().mailboxes().state(berta).last()).isLessThan(100);
    }
  }

  private Draft large() {
    return TestDrafts.saying(MessageBody.of(SHARED), aDraft(anna, berta.account()));
  }

  private AppendResult append(Draft draft) {
    return messages.append(draft, NOON, (_, _) -> {});
  }

  private BoundedMessageStore node() {
    return new BoundedMessageStore(
        fixture.storage().messages(), fixture.storage().mailboxes(), disk, nanos::get);
  }
}
