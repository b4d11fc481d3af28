// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.live;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// The one thread that writes to a client, there only while something is to be written. Not safe
/// for use by many threads: the monitor of its owner guards it.
final class SingleWriter {
  private static final System.Logger LOG = System.getLogger(SingleWriter.class.getName());

  private final Executor threads;
  private final Runnable writing;
  private boolean running;

  /// @param writing writes until nothing is left, and says [#ended] before it ends
  SingleWriter(Executor threads, Runnable writing) {
    this.threads = threads;
    this.writing = writing;
  }

  /// Sees to it that somebody writes. {@return false when nobody can: what is queued would stay
  /// there, so the client must lose its socket and hear why}
  boolean start() {
    if (running) {
      return true;
    }
    running = true;
    try {
      threads.execute(writing);
      return true;
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // The second one says "unable to create native thread".
      LOG.log(
          Level.WARNING, "no thread writes to a client; its socket is closed: {0}", e.toString());
      running = false;
      return false;
    }
  }

  void ended() {
    running = false;
  }
}
