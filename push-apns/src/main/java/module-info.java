// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Apple Push Notification service: wakes iPhones.
///
/// @provides dev.sotto.core.spi.PushProvider under the scheme `apns`
@NullMarked
module dev.sotto.push.apns {
  requires static org.jspecify;
  requires com.eatthepath.pushy.apns;
  requires dev.sotto.core;

  provides dev.sotto.core.spi.PushProvider with
      dev.sotto.push.apns.ApnsProvider;
}
