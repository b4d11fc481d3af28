// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.account;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.storage.memory.table.AccountTable;
import dev.sotto.storage.memory.table.DeviceTable;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

public final class MemoryDeviceStore implements DeviceStore {
  private final StorageLock guard;
  private final AccountTable accounts;
  private final DeviceTable devices;

  public MemoryDeviceStore(StorageLock guard, AccountTable accounts, DeviceTable devices) {
    this.guard = guard;
    this.accounts = accounts;
    this.devices = devices;
  }

  @Override
  public Optional<Device> add(AccountId account, DeviceName name, Instant now) {
    return guard.call(
        () -> {
          Optional<Device> added =
              lowestFree(account)
                  .filter(_ -> accounts.has(account))
                  .map(address -> new Device(address, name, now));
          added.ifPresent(devices::add);
          return added;
        });
  }

  @Override
  public void ensure(DeviceAddress address, DeviceName name, Instant now) {
    guard.run(
        () -> {
          if (devices.find(address).isEmpty()) {
            devices.add(new Device(address, name, now));
          }
        });
  }

  @Override
  public Optional<Device> find(DeviceAddress address) {
    return guard.call(() -> devices.find(address));
  }

  @Override
  public List<Device> list(AccountId account) {
    return guard.call(() -> List.copyOf(devices.list(account)));
  }

  @Override
  public boolean remove(DeviceAddress address) {
    return guard.call(() -> devices.remove(address));
  }

  private Optional<DeviceAddress> lowestFree(AccountId account) {
    return IntStream.range(1, DeviceId.SHARED.value())
        .mapToObj(id -> new DeviceAddress(account, new DeviceId(id)))
        .filter(address -> devices.find(address).isEmpty())
        .findFirst();
  }
}
