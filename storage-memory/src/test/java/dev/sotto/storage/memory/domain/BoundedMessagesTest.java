// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.domain;

import static dev.sotto.testkit.Moments.NOON;
import static dev.sotto.testkit.message.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.Bound;
import dev.sotto.core.limit.FreeDisk;
import dev.sotto.core.mailbox.BoundedMessages;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.Shortage;
import dev.sotto.testkit.message.TestDrafts;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// When messages are refused because there is no room for them.
final class BoundedMessagesTest {
  private static final int LARGEST = MessageBody.MAX_BYTES;
  private static final byte[] SHARED = new byte[LARGEST];

  private final OpenStorage fixture = new OpenStorage();
  private final AtomicLong nanos = new AtomicLong(1);
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private final FreeDisk disk = new FreeDisk(free::get, nanos::get);
  private final BoundedMessages messages = node();
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

    assertThat(append(large())).isEqualTo(new AppendResult.NoRoom(Shortage.MAILBOX));

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
        .isEqualTo(new AppendResult.NoRoom(Shortage.MAILBOX));
  }

  @Test
  void appendShouldGoOnWhenTheRecipientHasRead() {
    fill();
    assertThat(append(large())).isEqualTo(new AppendResult.NoRoom(Shortage.MAILBOX));

    fixture.storage().mailboxes().acknowledge(berta, 5, false);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    assertThat(append(large())).isInstanceOf(AppendResult.Stored.class);
  }

  @Test
  void appendShouldNotMindADeviceThatIsNeverUsedWhenAnotherReads() {
    DeviceAddress used = fixture.storedDevice(berta.account());
    fill();
    fixture.storage().mailboxes().acknowledge(used, 1_000, false);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    assertThat(append(large())).isInstanceOf(AppendResult.Stored.class);
  }

  @Test
  void appendShouldNoticeWithinAMinuteWhatOtherNodesHaveStored() {
    append(aDraft(anna, berta.account()));
    BoundedMessages other = node();
    for (int i = 0; i < Bound.MAILBOX_BYTES.most() / LARGEST; i++) {
      other.append(large(), NOON, (_, _) -> {});
    }

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));

    assertThat(append(large())).isEqualTo(new AppendResult.NoRoom(Shortage.MAILBOX));
  }

  @Test
  void appendShouldRefuseEverythingNewWhileTheDiskIsNearlyFull() {
    Draft before = aDraft(anna, berta.account());
    append(before);
    free.set(Bound.FREE_DISK.most() - 1L);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

    assertThat(append(aDraft(anna, berta.account())))
        .isEqualTo(new AppendResult.NoRoom(Shortage.DISK));
    assertThat(append(before)).as("repeated").isInstanceOf(AppendResult.Stored.class);
    assertThat(disk.isLow()).isTrue();

    free.set(Bound.FREE_DISK.most());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThat(append(aDraft(anna, berta.account()))).isInstanceOf(AppendResult.Stored.class);
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

  private BoundedMessages node() {
    return new BoundedMessages(
        fixture.storage().messages(), fixture.storage().mailboxes(), disk, nanos::get);
  }
}
