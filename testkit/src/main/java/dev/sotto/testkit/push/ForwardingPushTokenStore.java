// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.push;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore;
import java.util.List;
import java.util.Optional;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingPushTokenStore extends PushTokenStore {
  PushTokenStore real();

  @Override
  default void put(DeviceAddress device, PushToken token) {
    real().put(device, token);
  }

  @Override
  default Optional<PushToken> find(DeviceAddress device) {
    return real().find(device);
  }

  @Override
  default void remove(DeviceAddress device, PushToken token) {
    real().remove(device, token);
  }

  @Override
  default long endOfMailbox(DeviceAddress device) {
    return real().endOfMailbox(device);
  }

  @Override
  default void noteWoken(DeviceAddress device, long sequence) {
    real().noteWoken(device, sequence);
  }

  @Override
  default List<DeviceAddress> notWoken(Cursor after, int limit) {
    return real().notWoken(after, limit);
  }
}
