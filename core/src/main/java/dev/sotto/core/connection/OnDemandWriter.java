// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

import dev.sotto.core.concurrent.Tasks;
import java.util.concurrent.Executor;

/// The one thread that writes to a client, there only while something is to be written. Not safe
/// for use by many threads: the monitor of its owner guards it.
final class OnDemandWriter {
  private final Executor threads;
  private final Runnable writing;
  private boolean running;

  /// @param writing writes until nothing is left, and says [#ended] before it ends
  OnDemandWriter(Executor threads, Runnable writing) {
    this.threads = threads;
    this.writing = writing;
  }

  /// Sees to it that somebody writes. {@return false when nobody can: what is queued would stay
  /// there, so the client must lose its socket and hear why}
  boolean start() {
    if (running) {
      return true;
    }
    // Before it starts, as it may have ended when that returns.
    running = true;
    boolean started = Tasks.start(threads, writing);
    if (!started) {
      running = false;
    }
    return started;
  }

  void ended() {
    running = false;
  }
}
