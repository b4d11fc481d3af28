// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.device.DeviceAddress;

/// An event of a call, apart from the passing of time.
public sealed interface CallAction {
  /// {@return the device that does it, or that it happens to}
  DeviceAddress by();

  /// The device takes part from now on.
  record Answer(DeviceAddress by) implements CallAction {}

  /// The account of the device does not want to answer.
  record Decline(DeviceAddress by) implements CallAction {}

  /// The account of the device is in another conversation.
  record Busy(DeviceAddress by) implements CallAction {}

  /// The device hangs up, or declines while the call rings.
  record End(DeviceAddress by) implements CallAction {}

  /// The device has been away for too long.
  record Lose(DeviceAddress by) implements CallAction {}
}
