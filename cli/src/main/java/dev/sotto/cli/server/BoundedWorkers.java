// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/// Runs each piece of work on a virtual thread of its own, up to a number of them; further ones are
/// rejected. Safe for use by many threads.
final class BoundedWorkers implements Executor {
  private final Semaphore free;

  BoundedWorkers(int most) {
    free = new Semaphore(most);
  }

  @Override
  public void execute(Runnable work) {
    if (!free.tryAcquire()) {
      throw new RejectedExecutionException("too much work waits");
    }
    Thread.ofVirtual().name("sotto-worker").start(() -> run(work));
  }

  private void run(Runnable work) {
    try {
      work.run();
    } finally {
      free.release();
    }
  }
}
