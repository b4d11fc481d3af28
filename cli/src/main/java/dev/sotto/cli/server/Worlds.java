// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.core.SystemTimers;
import dev.sotto.core.server.World;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The real world: the system's clock, its source of chance, virtual threads.
final class Worlds {
  /// Work that waits for a push service holds little, so many may wait.
  private static final int MAX_WORKERS = 1_000;

  private Worlds() {}

  static World real(SystemTimers timers) {
    return new World(
        InstantSource.system(), timers, new SecureRandom(), new BoundedWorkers(MAX_WORKERS));
  }
}
