// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.concurrent;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// The one place where work is handed to other threads. They may refuse it at any time, not only
/// while the server stops; whoever hands it over decides what becomes of it then, and sees to it
/// that a client hears of it.
public final class Tasks {
  private static final System.Logger LOG = System.getLogger(Tasks.class.getName());

  private Tasks() {}

  /// Starts `work` on one of `threads`. {@return false when none can be had: it will not run}
  public static boolean start(Executor threads, Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // The second one says "unable to create native thread".
      LOG.log(Level.WARNING, "no thread takes a piece of work: {0}", e.toString());
      return false;
    }
  }
}
