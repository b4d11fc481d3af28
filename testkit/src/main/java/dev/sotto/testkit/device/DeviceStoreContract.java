// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.device;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestAccounts.NOBODY;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestDrafts.expiringIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [DeviceStore] must do.
public interface DeviceStoreContract extends StorageFixture {
  /// The devices that an account may have besides the shared one.
  int MOST = DeviceId.MAX - 1;

  @Test
  default void findShouldAnswerNothingWhenThereIsNoDevice() {
    AccountId anna = storedAccount("anna").id();

    assertThat(storage().devices().list(anna)).isEmpty();
    assertThat(storage().devices().find(new DeviceAddress(anna, new DeviceId(1)))).isEmpty();
    assertThat(storage().devices().remove(new DeviceAddress(anna, new DeviceId(1)))).isFalse();
  }

  @Test
  default void addShouldKeepTheDeviceWhenAccountExists() {
    AccountId anna = storedAccount("anna").id();
    var expected =
        new Device(
            new DeviceAddress(anna, new DeviceId(1)),
            new DeviceName("Annas Handy 📱"),
            NOON.plusMillis(7));

    assertThat(storage().devices().add(anna, new DeviceName("Annas Handy 📱"), NOON.plusMillis(7)))
        .contains(expected);
    assertThat(storage().devices().find(expected.address())).contains(expected);
    assertThat(storage().devices().list(anna)).containsExactly(expected);
  }

  @Test
  default void addShouldAnswerNothingWhenAccountIsUnknown() {
    assertThat(storage().devices().add(NOBODY, new DeviceName("phone"), NOON)).isEmpty();
    assertThat(storage().devices().list(NOBODY)).isEmpty();
  }

  @Test
  default void addShouldTakeTheLowestFreeIdWhenOneWasRemoved() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    storedDevice(berta);
    List<DeviceAddress> three = List.of(storedDevice(anna), storedDevice(anna), storedDevice(anna));

    assertThat(storage().devices().remove(three.get(1))).isTrue();

    assertThat(storedDevice(anna).device()).isEqualTo(new DeviceId(2));
    assertThat(storedDevice(anna).device()).isEqualTo(new DeviceId(4));
    assertThat(idsOf(berta)).containsExactly(1);
  }

  @Test
  default void addShouldAnswerNothingWhenAllIdsAreTaken() {
    AccountId anna = storedAccount("anna").id();
    for (int i = 0; i < MOST; i++) {
      storedDevice(anna);
    }

    assertThat(storage().devices().add(anna, new DeviceName("one more"), NOON)).isEmpty();
    assertThat(idsOf(anna))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, MOST).boxed().toList());
  }

  @Test
  default void addShouldGiveDifferentIdsWhenManyAddAtOnce() {
    AccountId anna = storedAccount("anna").id();

    List<DeviceAddress> added = Concurrently.call(20, _ -> storedDevice(anna));

    assertThat(added).doesNotHaveDuplicates();
    assertThat(idsOf(anna))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
  }

  @Test
  default void ensureShouldKeepTheFirstWhenRepeated() {
    DeviceAddress shared = DeviceAddress.shared(storedAccount("anna").id());
    storage().devices().ensure(shared, new DeviceName("first"), NOON);

    storage().devices().ensure(shared, new DeviceName("second"), noonPlus(1));

    assertThat(storage().devices().find(shared))
        .contains(new Device(shared, new DeviceName("first"), NOON));
  }

  @Test
  default void ensureShouldMakeOneWhenManyEnsureAtOnce() {
    DeviceAddress shared = DeviceAddress.shared(storedAccount("anna").id());

    Concurrently.run(16, _ -> storage().devices().ensure(shared, new DeviceName("shared"), NOON));

    assertThat(idsOf(shared.account())).containsExactly(DeviceId.MAX);
  }

  @Test
  default void listShouldOrderByIdWhenAddedInAnotherOrder() {
    AccountId anna = storedAccount("anna").id();
    storage().devices().ensure(DeviceAddress.shared(anna), new DeviceName("shared"), NOON);
    storedDevice(anna);
    storedDevice(anna);

    assertThat(idsOf(anna)).containsExactly(1, 2, DeviceId.MAX);
  }

  @Test
  default void removeShouldTakeMailboxAndPushTokenAlong() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storedMessage(aDraft(anna, berta.account()));
    storage().pushTokens().put(berta, new PushToken("token"));

    assertThat(storage().devices().remove(berta)).isTrue();
    assertThat(storage().devices().find(berta)).isEmpty();
    assertThat(storage().pushTokens().find(berta)).isEmpty();
    assertThat(storage().mailboxes().state(berta)).isEqualTo(MailboxState.EMPTY);

    assertThat(storedDevice(berta.account())).isEqualTo(berta);
    assertThat(storage().pushTokens().find(berta)).isEmpty();
    assertThat(storage().mailboxes().state(berta)).isEqualTo(MailboxState.EMPTY);
    assertThat(storage().mailboxes().read(berta, 0, 10, seenAt(NOON)).entries()).isEmpty();
  }

  @Test
  default void removeShouldPartTheOldMailboxFromThatOfTheNextDeviceWithTheId() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft expiring = expiringIn(Duration.ofSeconds(1), aDraft(anna, berta.account()));
    storedMessage(expiring);
    MessageId deleted = storedMessage(aDraft(anna, berta.account()));
    storage().devices().remove(berta);
    assertThat(storedDevice(berta.account())).isEqualTo(berta);
    storedMessage(aDraft(anna, berta.account()));
    storedMessage(aDraft(anna, berta.account()));

    // The places of the old messages are now those of the new ones.
    storage().messages().delete(deleted, anna, seenAt(NOON));
    storage().messages().sweep(seenAt(noonPlus(1)), 10);

    assertThat(storage().mailboxes().read(berta, 0, 10, seenAt(NOON)).entries())
        .extracting(MailboxEntry::sequence)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  default void removeShouldLeaveOtherDevicesAlone() {
    AccountId anna = storedAccount("anna").id();
    DeviceAddress first = storedDevice(anna);
    DeviceAddress second = storedDevice(anna);
    DeviceAddress berta = storedDevice("berta");
    storedMessage(aDraft(berta, anna));
    storage().pushTokens().put(second, new PushToken("token"));

    storage().devices().remove(first);

    assertThat(idsOf(anna)).containsExactly(2);
    assertThat(idsOf(berta.account())).containsExactly(1);
    assertThat(storage().pushTokens().find(second)).contains(new PushToken("token"));
    assertThat(storage().mailboxes().state(second)).isEqualTo(new MailboxState(1, 0));
  }

  private List<Integer> idsOf(AccountId account) {
    return storage().devices().list(account).stream()
        .map(device -> device.address().device().value())
        .toList();
  }
}
