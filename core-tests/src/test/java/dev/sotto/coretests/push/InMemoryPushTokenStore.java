// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.push;

import dev.sotto.core.PortException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Push tokens of devices that need not exist.
final class InMemoryPushTokenStore implements PushTokenStore {
  private final Map<DeviceAddress, PushToken> byDevice = new ConcurrentHashMap<>();
  private final Map<DeviceAddress, Long> woken = new ConcurrentHashMap<>();
  private boolean broken;
  private long end;
  private int listed;

  void setBroken(boolean now) {
    broken = now;
  }

  /// All mailboxes are filled up to there with messages that nobody has read.
  void setEnd(long now) {
    end = now;
  }

  /// {@return for what devices were woken}
  Map<DeviceAddress, Long> woken() {
    return Map.copyOf(woken);
  }

  /// {@return how often devices were listed}
  int listed() {
    return listed;
  }

  @Override
  public void put(DeviceAddress device, PushToken token) {
    byDevice.put(device, token);
  }

  @Override
  public Optional<PushToken> find(DeviceAddress device) {
    if (broken) {
      throw new PortException.Unavailable("find", new IllegalStateException("away"));
    }
    return Optional.ofNullable(byDevice.get(device));
  }

  @Override
  public void remove(DeviceAddress device, PushToken token) {
    byDevice.remove(device, token);
  }

  @Override
  public long endOfMailbox(DeviceAddress device) {
    return end;
  }

  @Override
  public void noteWoken(DeviceAddress device, long sequence) {
    woken.put(device, sequence);
  }

  @Override
  public List<DeviceAddress> notWoken(Cursor after, int limit) {
    if (broken) {
      throw new PortException.Unavailable("list", new IllegalStateException("away"));
    }
    listed++;
    return byDevice.keySet().stream()
        .filter(device -> end > woken.getOrDefault(device, 0L))
        .toList();
  }
}
