// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.concurrent;

import dev.sotto.core.PortException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Tells how one piece of work fails that is done again and again: each failure once, then in one
/// line now and then for as long as it goes on the same way, and once that it has ended. Safe for
/// use by many threads.
final class RepeatedFailureLog {
  /// How long nothing is said of a failure that goes on.
  static final Duration REMINDER = Duration.ofMinutes(10);

  private final Logger log;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();

  /// Guarded by [#lock], as the next two: what the last run has said, empty when it was good.
  private String last = "";

  private long toldAt;
  private long times;

  /// @param nanoTime nanoseconds, which never fall
  RepeatedFailureLog(Logger log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
  }

  /// The work has failed.
  void failed(RuntimeException failure) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      if (!failure.toString().equals(last)) {
        last = failure.toString();
        toldAt = now;
        times = 1;
        tell(failure);
        return;
      }
      times++;
      if (now - toldAt >= REMINDER.toNanos()) {
        toldAt = now;
        log.log(
            Level.WARNING,
            "timed work has failed {0} times in the same way: {1}",
            Long.toString(times),
            failure.getMessage());
      }
    } finally {
      lock.unlock();
    }
  }

  /// The work was done.
  void done() {
    lock.lock();
    try {
      if (!last.isEmpty()) {
        log.log(Level.INFO, "timed work is done again, after {0} failures", Long.toString(times));
        last = "";
      }
    } finally {
      lock.unlock();
    }
  }

  private void tell(RuntimeException failure) {
    if (failure instanceof PortException.Unavailable) {
      log.log(Level.WARNING, "timed work could not be done: {0}", failure.getMessage());
    } else {
      log.log(Level.WARNING, "timed work failed", failure);
    }
  }
}
