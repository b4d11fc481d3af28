// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.mailbox;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.mailbox.MailboxStore.Waiting;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [dev.sotto.core.mailbox.MailboxStore] must know of what waits.
public interface MailboxUsageContract extends StorageFixture {
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
  default void leastWaitingShouldFindWhatIsBehindManyThatAreDeleted() {
    Horizon horizon = new Horizon(NOON, NOON.minus(Duration.ofDays(1)));
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    for (int i = 0; i < 7; i++) {
      MessageId deleted = storedMessage(aDraft(anna, berta.account(), "gone"));
      storage().messages().delete(deleted, anna, horizon);
    }
    storedMessage(aDraft(anna, berta.account(), "one"));
    storedMessage(aDraft(anna, berta.account(), "two"));

    assertThat(storage().mailboxes().leastWaiting(berta.account(), 5)).isEqualTo(new Waiting(2, 6));
  }

  /// Of its own messages the first device keeps none, the second all.
  @Test
  default void leastWaitingShouldTellOfTheMailboxThatIsLessFullByNumberThoughNotByBytes() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress second = storedDevice(berta.account());
    for (int i = 0; i < 3; i++) {
      storedMessage(aDraft(anna, berta.account(), "x"));
    }
    storage().mailboxes().acknowledge(second, 3, false);
    storedMessage(aDraft(berta, anna.account(), "x".repeat(1_000)));

    assertThat(least(berta.account())).isEqualTo(new Waiting(1, 1_000));
  }

  /// More than an adapter may count at once.
  @Test
  default void leastWaitingShouldCountWhatIsMany() {
    int many = 1_100;
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    for (int i = 0; i < many; i++) {
      storedMessage(aDraft(anna, berta.account(), "four"));
    }

    MailboxStore mailboxes = storage().mailboxes();
    assertThat(mailboxes.leastWaiting(berta.account(), 10_000))
        .isEqualTo(new Waiting(many, 4L * many));
    assertThat(mailboxes.leastWaiting(berta.account(), many - 1).entries()).isEqualTo(many - 1);
  }

  @Test
  default void acknowledgedShouldTellOfEachMailboxOfTheAccount() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress second = storedDevice(berta.account());
    storedMessage(aDraft(anna, berta.account(), "one"));
    storedMessage(aDraft(anna, berta.account(), "two"));

    storage().mailboxes().acknowledge(second, 1, false);

    assertThat(storage().mailboxes().acknowledged(berta.account()))
        .containsExactlyInAnyOrderEntriesOf(Map.of(berta, 0L, second, 1L));
    storage().mailboxes().acknowledge(berta, 2, false);
    assertThat(storage().mailboxes().acknowledged(berta.account())).containsEntry(berta, 2L);
    assertThat(storage().mailboxes().acknowledged(storedAccount("carla").id())).isEmpty();
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
