// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.device;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.device.DeviceStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingDeviceStore extends DeviceStore {
  DeviceStore real();

  @Override
  default Optional<Device> add(AccountId account, DeviceName name, Instant now) {
    return real().add(account, name, now);
  }

  @Override
  default void ensure(DeviceAddress address, DeviceName name, Instant now) {
    real().ensure(address, name, now);
  }

  @Override
  default Optional<Device> find(DeviceAddress address) {
    return real().find(address);
  }

  @Override
  default List<Device> list(AccountId account) {
    return real().list(account);
  }

  @Override
  default boolean remove(DeviceAddress address) {
    return real().remove(address);
  }
}
