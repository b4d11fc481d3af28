// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Web Push: wakes browsers and UnifiedPush clients.
///
/// @provides dev.sotto.core.spi.PushProvider under the scheme `webpush`
@NullMarked
module dev.sotto.push.web {
  requires static org.jspecify;
  requires dev.sotto.core;

  provides dev.sotto.core.spi.PushProvider with
      dev.sotto.push.web.WebPushProvider;
}
