// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.device;

/// Names a device within its account.
///
/// @param value 1 to 127, as the Signal protocol numbers devices
public record DeviceId(int value) implements Comparable<DeviceId> {
  public static final int MAX = 127;

  /// The one device that stands for all clients of an account that know no devices: they share its
  /// mailbox. Never given to a client that names its device.
  public static final DeviceId SHARED = new DeviceId(MAX);

  public DeviceId {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("device id: %d (expected: 1..127)".formatted(value));
    }
  }

  @Override
  public int compareTo(DeviceId other) {
    return Integer.compare(value, other.value);
  }
}
