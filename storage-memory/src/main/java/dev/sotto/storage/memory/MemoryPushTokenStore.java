// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore;
import java.util.Optional;

final class MemoryPushTokenStore implements PushTokenStore {
  private final Guard guard;
  private final DeviceTable devices;

  MemoryPushTokenStore(Guard guard, DeviceTable devices) {
    this.guard = guard;
    this.devices = devices;
  }

  @Override
  public void put(DeviceAddress device, PushToken token) {
    guard.run(
        () -> {
          devices.tokens().values().removeIf(token::equals);
          devices.tokens().put(device, token);
        });
  }

  @Override
  public Optional<PushToken> find(DeviceAddress device) {
    return guard.call(() -> Optional.ofNullable(devices.tokens().get(device)));
  }

  @Override
  public void remove(DeviceAddress device, PushToken token) {
    guard.run(() -> devices.tokens().remove(device, token));
  }
}
