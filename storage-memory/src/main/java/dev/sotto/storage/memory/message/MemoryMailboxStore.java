// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.message.Horizon;
import dev.sotto.storage.memory.table.DeviceTable;
import dev.sotto.storage.memory.table.MemoryMailbox;
import dev.sotto.storage.memory.table.StorageLock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class MemoryMailboxStore implements MailboxStore {
  private static final MailboxPage NOTHING = new MailboxPage(List.of(), 0);

  private final String timeline;
  private final StorageLock guard;
  private final DeviceTable devices;
  private final MessageTable messages;

  public MemoryMailboxStore(
      String timeline, StorageLock guard, DeviceTable devices, MessageTable messages) {
    this.timeline = timeline;
    this.guard = guard;
    this.devices = devices;
    this.messages = messages;
  }

  @Override
  public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
    return guard.call(
        () ->
            devices
                .mailbox(device)
                .map(mailbox -> mailbox.read(sequence, limit, horizon))
                .orElse(NOTHING));
  }

  @Override
  public MailboxState state(DeviceAddress device) {
    return guard.call(
        () -> devices.mailbox(device).map(MemoryMailbox::state).orElse(MailboxState.EMPTY));
  }

  @Override
  public Map<DeviceAddress, Long> ends(Collection<DeviceAddress> asked) {
    return guard.call(
        () -> {
          var ends = new HashMap<DeviceAddress, Long>();
          for (DeviceAddress device : asked) {
            devices.mailbox(device).ifPresent(mailbox -> ends.put(device, mailbox.state().last()));
          }
          return Map.copyOf(ends);
        });
  }

  @Override
  public String timeline() {
    return guard.call(() -> timeline);
  }

  @Override
  public Waiting leastWaiting(AccountId account, int limit) {
    return guard.call(
        () ->
            devices.mailboxes(account).stream()
                .map(mailbox -> mailbox.waiting(limit))
                .min(Waiting.BY_FULLNESS)
                .orElse(Waiting.NOTHING));
  }

  @Override
  public Map<DeviceAddress, Long> acknowledged(AccountId account) {
    return guard.call(() -> devices.acknowledged(account));
  }

  @Override
  public MailboxState acknowledge(DeviceAddress device, long sequence, boolean dropAcknowledged) {
    return guard.call(
        () ->
            devices
                .mailbox(device)
                .map(mailbox -> acknowledge(mailbox, sequence, dropAcknowledged))
                .orElse(MailboxState.EMPTY));
  }

  private MailboxState acknowledge(MemoryMailbox mailbox, long sequence, boolean dropAcknowledged) {
    mailbox.acknowledge(sequence).stream()
        .filter(id -> dropAcknowledged && !messages.isAwaited(id))
        .forEach(messages::drop);
    return mailbox.state();
  }
}
