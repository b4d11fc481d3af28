// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Runs work again that failed for a reason that passes, a few times and not for long.
final class TransientRetries {
  private static final int ATTEMPTS = 7;
  private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private TransientRetries() {}

  /// {@return what `work` returned at last}
  ///
  /// @param passes whether the driver's failure may pass
  static <T> T insist(Supplier<T> work, Predicate<SQLException> passes) {
    long start = System.nanoTime();
    long pause = FIRST_PAUSE_NANOS;
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        boolean again = SqlStates.below(e).filter(passes).isPresent();
        if (!again || attempt == ATTEMPTS || System.nanoTime() - start > BOUND_NANOS) {
          throw e;
        }
      }
      // Two that met in a deadlock should not meet again.
      LockSupport.parkNanos(pause + ThreadLocalRandom.current().nextLong(pause));
      pause *= 2;
    }
  }
}
