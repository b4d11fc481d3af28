// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells the operator once that Redis is away, and once that it is back. Safe for use by many
/// threads.
final class Outage {
  private static final System.Logger LOG = System.getLogger(RedisCoordination.class.getName());

  private final AtomicBoolean away = new AtomicBoolean();

  void failed(Throwable cause) {
    if (away.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Redis does not answer ({0}): this node works alone until it does",
          cause.getClass().getSimpleName());
    }
    LOG.log(Level.DEBUG, "Redis failed", cause);
  }

  void worked() {
    if (away.get() && away.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "Redis answers again");
    }
  }
}
