// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.device;

import dev.sotto.core.account.AccountId;

/// Names a device on the whole server.
public record DeviceAddress(AccountId account, DeviceId device) {
  /// {@return the address with these numbers, which must be in range}
  public static DeviceAddress of(long account, int device) {
    return new DeviceAddress(new AccountId(account), new DeviceId(device));
  }

  /// {@return the device shared by the clients of `account` that know no devices}
  public static DeviceAddress shared(AccountId account) {
    return new DeviceAddress(account, DeviceId.SHARED);
  }
}
