// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.table;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.push.PushToken;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Devices with their mailboxes and push tokens.
public final class DeviceTable {
  private final Map<AccountId, NavigableMap<DeviceId, Device>> devices = new HashMap<>();
  private final Map<DeviceAddress, MemoryMailbox> mailboxes = new HashMap<>();
  private final Map<DeviceAddress, PushToken> tokens = new HashMap<>();

  public void add(Device device) {
    DeviceAddress address = device.address();
    devices.computeIfAbsent(address.account(), _ -> new TreeMap<>()).put(address.device(), device);
    mailboxes.put(address, new MemoryMailbox());
  }

  public Optional<Device> find(DeviceAddress address) {
    return Optional.ofNullable(of(address.account()).get(address.device()));
  }

  public Collection<Device> list(AccountId account) {
    return of(account).values();
  }

  public List<DeviceAddress> addresses(AccountId account) {
    return of(account).values().stream().map(Device::address).toList();
  }

  public boolean remove(DeviceAddress address) {
    mailboxes.remove(address);
    tokens.remove(address);
    return of(address.account()).remove(address.device()) != null;
  }

  /// {@return the mailboxes of all devices of the account}
  public List<MemoryMailbox> mailboxes(AccountId account) {
    return mailboxes.entrySet().stream()
        .filter(entry -> entry.getKey().account().equals(account))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// {@return up to where each mailbox of the account was acknowledged}
  public Map<DeviceAddress, Long> acknowledged(AccountId account) {
    return mailboxes.entrySet().stream()
        .filter(entry -> entry.getKey().account().equals(account))
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> entry.getValue().state().acknowledged()));
  }

  public Optional<MemoryMailbox> mailbox(DeviceAddress address) {
    return Optional.ofNullable(mailboxes.get(address));
  }

  public Map<DeviceAddress, PushToken> tokens() {
    return tokens;
  }

  private NavigableMap<DeviceId, Device> of(AccountId account) {
    return devices.getOrDefault(account, new TreeMap<>());
  }
}
