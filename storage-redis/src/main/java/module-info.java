// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The shared state of the nodes of an installation, which they may lose, on Redis.
///
/// @provides dev.sotto.core.spi.CoordinationProvider under the schemes `redis` and `rediss`
@NullMarked
module dev.sotto.storage.redis {
  requires static org.jspecify;
  requires dev.sotto.core;
  requires io.netty.common;
  requires lettuce.core;

  provides dev.sotto.core.spi.CoordinationProvider with
      dev.sotto.storage.redis.RedisCoordinationProvider;
}
