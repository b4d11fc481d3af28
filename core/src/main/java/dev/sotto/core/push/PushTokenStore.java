// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.device.DeviceAddress;
import java.util.Optional;

/// Keeps where push services reach devices. Safe for use by many threads.
///
/// A method returns once its effect is durable.
public interface PushTokenStore {
  /// Gives the device this token instead of its last one. The token is taken from every other
  /// device: it belongs to the one that registered it last. The device must exist.
  void put(DeviceAddress device, PushToken token);

  /// {@return the token of the device, empty when it has none}
  Optional<PushToken> find(DeviceAddress device);

  /// Forgets the token of the device, if it is still this one.
  void remove(DeviceAddress device, PushToken token);
}
