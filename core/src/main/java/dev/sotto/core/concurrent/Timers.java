// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.concurrent;

import java.time.Duration;

/// Runs work later. Injected, so that no test waits for real time. Safe for use by many threads.
public interface Timers {
  /// {@return nanoseconds of a clock that never jumps, as [System#nanoTime]: good for differences}
  long nanoTime();

  /// Runs `work` once, `delay` from now, on a thread that may block.
  ///
  /// @throws java.util.concurrent.RejectedExecutionException when nobody keeps the time any more
  Timer after(Duration delay, Runnable work);

  /// Runs `work` each `period`, first after one period, on threads that may block. Runs of a series
  /// never overlap: those that become due while one is under way are left out. A run that throws
  /// does not end the series.
  Timer every(Duration period, Runnable work);

  /// Work that waits for its time.
  interface Timer {
    /// Forgets the work and, of a series, all further runs; a run that has begun goes on.
    void cancel();
  }
}
