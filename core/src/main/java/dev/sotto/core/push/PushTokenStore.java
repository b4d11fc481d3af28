// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.device.DeviceAddress;
import java.util.List;
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

  /// {@return the last place that the mailbox of the device has given out; 0 when none}
  long endOfMailbox(DeviceAddress device);

  /// Notes that the device was woken for all that its mailbox held up to `sequence`. A lower number
  /// than before changes nothing.
  void noteWoken(DeviceAddress device, long sequence);

  /// {@return up to `limit` devices that have a token, and in whose mailbox a message to their
  /// account waits that came after the last one for which they were woken; in order of account and
  /// device, beginning after `after`}
  ///
  /// @param limit 1 to 1,000
  List<DeviceAddress> notWoken(Cursor after, int limit);

  /// The beginning of a page of devices: after this one.
  ///
  /// @param account 0 to begin at the first
  record Cursor(long account, int device) {
    public static final Cursor FIRST = new Cursor(0, 0);

    public static Cursor after(DeviceAddress device) {
      return new Cursor(device.account().value(), device.device().value());
    }
  }
}
