// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.append;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.MailboxSlot;

/// A mailbox that is locked, whose next places are given out here. Owned by the committer's thread.
final class LockedMailbox {
  private final DeviceAddress device;
  private final long before;
  private long last;

  /// @param last number given out before
  LockedMailbox(DeviceAddress device, long last) {
    this.device = device;
    this.before = last;
    this.last = last;
  }

  DeviceAddress device() {
    return device;
  }

  /// {@return the last number given out}
  long last() {
    return last;
  }

  MailboxSlot next() {
    last++;
    return new MailboxSlot(device, last);
  }

  /// {@return whether a place was given out since it was locked}
  boolean isFilled() {
    return last > before;
  }
}
