// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.mailbox;

import static dev.sotto.testkit.Moments.NOON;
import static dev.sotto.testkit.message.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore.Waiting;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.spi.StorageFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What every [dev.sotto.core.mailbox.MailboxStore] must know of what waits.
public interface WaitingContract extends StorageFixture {
  @Test
  default void leastWaitingShouldCountMessagesAndTheirBytes() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storedMessage(aDraft(anna, berta.account(), "four"));
    storedMessage(aDraft(anna, berta.account(), "€"));

    assertThat(least(berta.account())).isEqualTo(new Waiting(2, 7));
    assertThat(storage().mailboxes().leastWaiting(berta.account(), 1).entries()).isEqualTo(1);
    storage().mailboxes().acknowledge(berta, 1, false);
    assertThat(least(berta.account())).isEqualTo(new Waiting(1, 3));
    storage().mailboxes().acknowledge(berta, 2, false);
    assertThat(least(berta.account())).isEqualTo(Waiting.NOTHING);
  }

  @Test
  default void leastWaitingShouldTellOfTheDeviceForWhichTheLeastWaits() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress second = storedDevice(berta.account());
    storedMessage(aDraft(anna, berta.account(), "one"));
    storedMessage(aDraft(anna, berta.account(), "twice"));

    storage().mailboxes().acknowledge(second, 1, false);
    assertThat(least(berta.account())).isEqualTo(new Waiting(1, 5));

    storage().mailboxes().acknowledge(second, 2, false);
    assertThat(least(berta.account())).as("one has read all").isEqualTo(Waiting.NOTHING);
  }

  @Test
  default void leastWaitingShouldLeaveOutWhatIsDeleted() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId deleted = storedMessage(aDraft(anna, berta.account(), "gone"));
    storage().messages().delete(deleted, anna, new Horizon(NOON, NOON.minus(Duration.ofDays(1))));

    assertThat(least(berta.account())).isEqualTo(Waiting.NOTHING);
  }

  @Test
  default void leastWaitingShouldBeNothingForAnAccountWithoutDevices() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    storedMessage(aDraft(anna, berta));

    assertThat(least(berta)).isEqualTo(Waiting.NOTHING);
  }

  private Waiting least(AccountId account) {
    return storage().mailboxes().leastWaiting(account, 100);
  }
}
