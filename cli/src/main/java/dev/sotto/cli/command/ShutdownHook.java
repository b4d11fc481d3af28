// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.server.Server.Running;
import dev.sotto.cli.terminal.ExitCode;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Stops a server when the process is told to end, and ends the process: with status 0 once
/// everything is closed, with 1 when that takes too long.
final class ShutdownHook {
  private static final System.Logger LOG = System.getLogger(ShutdownHook.class.getName());

  /// Service managers kill what has not ended after ten seconds.
  private static final Duration PATIENCE = Duration.ofMillis(9_500);

  private final Running server;

  ShutdownHook(Running server) {
    this.server = server;
  }

  /// {@return the shutdown hook}
  Thread thread() {
    return Thread.ofPlatform().name("sotto-stop").unstarted(this::stop);
  }

  private void stop() {
    boolean unforeseen = server.hasEndedUnforeseen();
    LOG.log(Level.INFO, "stopping");
    Thread closing = Thread.ofPlatform().name("sotto-close").daemon().start(this::close);
    // Halting is the only way for a hook to choose the status; a signal's own would be 143, which
    // looks like a failure.
    Runtime.getRuntime()
        .halt(
            endsInTime(closing) && !unforeseen ? ExitCode.DONE.status() : ExitCode.FAILED.status());
  }

  private void close() {
    try {
      server.close();
      LOG.log(Level.INFO, "stopped");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the server did not stop cleanly", e);
    }
  }

  private static boolean endsInTime(Thread closing) {
    try {
      boolean ended = closing.join(PATIENCE);
      if (!ended) {
        LOG.log(Level.ERROR, "stopping took too long: ended without waiting for what is in flight");
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
