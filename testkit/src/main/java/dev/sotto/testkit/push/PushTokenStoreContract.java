// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.testkit.Concurrently;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [PushTokenStore] must do.
public interface PushTokenStoreContract extends PendingWakeUpsContract {
  @Test
  default void findShouldAnswerNothingWhenDeviceHasNoToken() {
    assertThat(storage().pushTokens().find(storedDevice("anna"))).isEmpty();
    assertThat(storage().pushTokens().find(DeviceAddress.of(AccountId.MAX, 1))).isEmpty();
  }

  @Test
  default void putShouldReplaceTheLastTokenOfThisDeviceOnly() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress second = storedDevice(anna.account());
    storage().pushTokens().put(second, new PushToken("second"));
    storage().pushTokens().put(anna, new PushToken("old"));

    storage().pushTokens().put(anna, new PushToken("new:Ü"));
    storage().pushTokens().put(anna, new PushToken("new:Ü"));

    assertThat(storage().pushTokens().find(anna)).contains(new PushToken("new:Ü"));
    assertThat(storage().pushTokens().find(second)).contains(new PushToken("second"));
  }

  @Test
  default void putShouldKeepTheLongestToken() {
    DeviceAddress anna = storedDevice("anna");
    var longest = new PushToken("t".repeat(PushToken.MAX_LENGTH));

    storage().pushTokens().put(anna, longest);

    assertThat(storage().pushTokens().find(anna)).contains(longest);
  }

  @Test
  default void putShouldTakeTheTokenFromTheDeviceThatHadIt() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storage().pushTokens().put(anna, new PushToken("phone"));
    storage().pushTokens().put(berta, new PushToken("tablet"));

    storage().pushTokens().put(berta, new PushToken("phone"));

    assertThat(storage().pushTokens().find(anna)).isEmpty();
    assertThat(storage().pushTokens().find(berta)).contains(new PushToken("phone"));
  }

  @Test
  default void putShouldLeaveTheTokenWithOneDeviceWhenManyPutItAtOnce() {
    List<DeviceAddress> devices =
        IntStream.range(0, 8).mapToObj(number -> storedDevice("account" + number)).toList();

    Concurrently.run(
        8, number -> storage().pushTokens().put(devices.get(number), new PushToken("phone")));

    assertThat(devices)
        .filteredOn(device -> storage().pushTokens().find(device).isPresent())
        .hasSize(1);
  }

  @Test
  default void removeShouldForgetTheTokenWhenItIsStillThisOne() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storage().pushTokens().put(anna, new PushToken("phone"));
    storage().pushTokens().put(berta, new PushToken("tablet"));

    storage().pushTokens().remove(anna, new PushToken("older"));
    storage().pushTokens().remove(berta, new PushToken("phone"));
    assertThat(storage().pushTokens().find(anna)).contains(new PushToken("phone"));
    assertThat(storage().pushTokens().find(berta)).contains(new PushToken("tablet"));

    storage().pushTokens().remove(anna, new PushToken("phone"));
    storage().pushTokens().remove(anna, new PushToken("phone"));
    assertThat(storage().pushTokens().find(anna)).isEmpty();
    assertThat(storage().pushTokens().find(berta)).contains(new PushToken("tablet"));
  }
}
