// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.push;

import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore.Cursor;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [dev.sotto.core.push.PushTokenStore] must know of wake-ups.
public interface PendingWakeUpsContract extends StorageFixture {
  @Test
  default void notWokenShouldListWhomAMessageWaitsForUntilTheyAreWoken() {
    DeviceAddress anna = reachable("anna");
    DeviceAddress berta = reachable("berta");
    storedMessage(aDraft(anna, berta.account()));

    assertThat(notWoken()).containsExactly(berta);
    long end = storage().pushTokens().endOfMailbox(berta);
    assertThat(end).isEqualTo(1);
    storage().pushTokens().noteWoken(berta, end);
    assertThat(notWoken()).isEmpty();

    storedMessage(aDraft(anna, berta.account()));
    assertThat(notWoken()).containsExactly(berta);
    storage().pushTokens().noteWoken(berta, 2);
    storage().pushTokens().noteWoken(berta, 1);
    assertThat(notWoken()).as("a lower number changes nothing").isEmpty();
  }

  @Test
  default void notWokenShouldLeaveOutWhatIsAcknowledgedOrOnesOwn() {
    DeviceAddress anna = reachable("anna");
    DeviceAddress second = storedDevice(anna.account());
    storage().pushTokens().put(second, new PushToken("fcm:native:second"));
    DeviceAddress berta = reachable("berta");
    storedMessage(aDraft(anna, berta.account()));

    storage().mailboxes().acknowledge(berta, 1, false);

    assertThat(notWoken()).as("the copy for the other device wakes nobody").isEmpty();
  }

  @Test
  default void notWokenShouldLeaveOutDevicesWithoutAToken() {
    DeviceAddress anna = reachable("anna");
    storedMessage(aDraft(anna, storedDevice("berta").account()));

    assertThat(notWoken()).isEmpty();
  }

  @Test
  default void notWokenShouldPageInOrder() {
    DeviceAddress anna = reachable("anna");
    List<DeviceAddress> all =
        List.of(reachable("b"), reachable("c"), reachable("d")).stream()
            .sorted((a, b) -> Long.compare(a.account().value(), b.account().value()))
            .toList();
    all.forEach(device -> storedMessage(aDraft(anna, device.account())));

    List<DeviceAddress> first = storage().pushTokens().notWoken(Cursor.FIRST, 2);
    assertThat(first).containsExactly(all.get(0), all.get(1));
    assertThat(storage().pushTokens().notWoken(Cursor.after(first.getLast()), 2))
        .containsExactly(all.get(2));
  }

  @Test
  default void noteWokenShouldPassOverADeviceThatIsGone() {
    DeviceAddress anna = reachable("anna");
    storage().devices().remove(anna);

    storage().pushTokens().noteWoken(anna, 1);

    assertThat(storage().pushTokens().endOfMailbox(anna)).isZero();
    assertThat(notWoken()).isEmpty();
  }

  private List<DeviceAddress> notWoken() {
    return storage().pushTokens().notWoken(Cursor.FIRST, 10);
  }

  private DeviceAddress reachable(String handle) {
    DeviceAddress device = storedDevice(handle);
    storage().pushTokens().put(device, new PushToken("fcm:native:" + handle));
    return device;
  }
}
