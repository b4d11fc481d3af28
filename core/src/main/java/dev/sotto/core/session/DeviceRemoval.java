// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceStore;

/// Removes devices together with all they may still do. Safe for use by many threads.
public final class DeviceRemoval {
  private final DeviceStore devices;
  private final Sessions sessions;

  public DeviceRemoval(DeviceStore devices, Sessions sessions) {
    this.devices = devices;
    this.sessions = sessions;
  }

  /// Ends the sessions of the device, with their tokens and sockets, and removes it with its
  /// mailbox. {@return whether there was such a device}
  public boolean remove(DeviceAddress device) {
    // The sessions first: a socket that is still open must not read an empty mailbox.
    sessions.endDevice(device);
    return devices.remove(device);
  }
}
