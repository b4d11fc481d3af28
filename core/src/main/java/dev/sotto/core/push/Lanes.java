// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Runs work in the order of its coming, a few pieces at a time; the rest waits. The owner bounds
/// how much. Safe for use by many threads.
final class Lanes implements Executor {
  private final Executor workers;
  private final int most;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /// @param most pieces of work at the same time
  Lanes(Executor workers, int most) {
    this.workers = workers;
    this.most = most;
  }

  /// @throws RejectedExecutionException when the workers take nothing and no lane is open
  @Override
  public void execute(Runnable work) {
    if (!enqueue(work)) {
      return;
    }
    try {
      workers.execute(this::drain);
    } catch (RejectedExecutionException e) {
      if (!leaveToOthers(work)) {
        throw e;
      }
    }
  }

  /// {@return whether one more lane must be opened for it}
  private synchronized boolean enqueue(Runnable work) {
    waiting.add(work);
    if (running == most) {
      return false;
    }
    running++;
    return true;
  }

  /// {@return whether an open lane runs the work, or has done so}
  private synchronized boolean leaveToOthers(Runnable work) {
    running--;
    return running > 0 || !waiting.remove(work);
  }

  private void drain() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable next = waiting.poll();
    if (next == null) {
      running--;
    }
    return next;
  }
}
