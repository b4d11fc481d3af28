// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.mailbox;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.mailbox.MailboxStore.MailboxPage;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.message.Horizon;
import java.util.Collection;
import java.util.Map;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingMailboxStore extends MailboxStore {
  MailboxStore real();

  @Override
  default MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
    return real().read(device, sequence, limit, horizon);
  }

  @Override
  default MailboxState state(DeviceAddress device) {
    return real().state(device);
  }

  @Override
  default Map<DeviceAddress, Long> ends(Collection<DeviceAddress> devices) {
    return real().ends(devices);
  }

  @Override
  default String timeline() {
    return real().timeline();
  }

  @Override
  default Waiting leastWaiting(AccountId account, int limit) {
    return real().leastWaiting(account, limit);
  }

  @Override
  default Map<DeviceAddress, Long> acknowledged(AccountId account) {
    return real().acknowledged(account);
  }

  @Override
  default MailboxState acknowledge(DeviceAddress device, long sequence, boolean dropAcknowledged) {
    return real().acknowledge(device, sequence, dropAcknowledged);
  }
}
