// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.account;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.storage.memory.table.DeviceTable;
import dev.sotto.storage.memory.table.StorageLock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class MemoryPushTokenStore implements PushTokenStore {
  private static final Comparator<Cursor> ORDER =
      Comparator.comparingLong(Cursor::account).thenComparingInt(Cursor::device);

  private final StorageLock guard;
  private final DeviceTable devices;

  public MemoryPushTokenStore(StorageLock guard, DeviceTable devices) {
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

  @Override
  public long endOfMailbox(DeviceAddress device) {
    return guard.call(() -> devices.mailbox(device).map(box -> box.state().last()).orElse(0L));
  }

  @Override
  public void noteWoken(DeviceAddress device, long sequence) {
    guard.run(() -> devices.mailbox(device).ifPresent(mailbox -> mailbox.noteWoken(sequence)));
  }

  @Override
  public List<DeviceAddress> notWoken(Cursor after, int limit) {
    return guard.call(
        () ->
            devices.tokens().keySet().stream()
                .filter(device -> ORDER.compare(Cursor.after(device), after) > 0)
                .filter(
                    device ->
                        devices
                            .mailbox(device)
                            .filter(mailbox -> mailbox.isWakeUpDue(device.account()))
                            .isPresent())
                .sorted(Comparator.comparing(Cursor::after, ORDER))
                .limit(limit)
                .toList());
  }
}
