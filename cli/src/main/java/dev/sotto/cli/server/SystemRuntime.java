// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.core.concurrent.SystemTimers;
import dev.sotto.core.server.ServerRuntime;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// The real world: the system's clock, its source of chance, virtual threads.
final class SystemRuntime {
  private SystemRuntime() {}

  static ServerRuntime real(SystemTimers timers) {
    // Without a bound here, so that nothing is refused: whoever hands over work bounds it.
    Executor workers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sotto-worker").factory());
    return new ServerRuntime(InstantSource.system(), timers, new SecureRandom(), workers);
  }
}
