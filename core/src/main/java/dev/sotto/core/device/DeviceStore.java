// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.device;

import dev.sotto.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps the devices of accounts; each device comes with an empty mailbox. Safe for use by many
/// threads.
///
/// A method returns once its effect is durable.
public interface DeviceStore {
  /// Adds a device under the lowest free id below [DeviceId#SHARED]. Ids of removed devices are
  /// used again, with an empty mailbox. Atomic: concurrent callers get different ids.
  ///
  /// {@return the device, empty when all ids are taken or the account is unknown}
  Optional<Device> add(AccountId account, DeviceName name, Instant now);

  /// Makes sure that the device exists; an existing one stays as it is. The account must exist.
  void ensure(DeviceAddress address, DeviceName name, Instant now);

  /// {@return the device, empty when there is none}
  Optional<Device> find(DeviceAddress address);

  /// {@return all devices of the account by rising id}
  List<Device> list(AccountId account);

  /// Removes the device, its mailbox and its push token. {@return whether there was one}
  boolean remove(DeviceAddress address);
}
