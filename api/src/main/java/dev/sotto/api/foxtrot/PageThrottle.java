// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Has as many pages of a list made at once as there are processors, in the order of coming. A page
/// of a thousand messages is some milliseconds of work, in which a virtual thread does not give up
/// its carrier; whoever happened to be run more often would be served many times while others wait.
/// Safe for use by many threads.
final class PageThrottle {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore free;

  /// @param atOnce how many pages
  PageThrottle(int atOnce) {
    free = new Semaphore(atOnce, true);
  }

  /// {@return turns for the processors of this machine}
  static PageThrottle ofThisMachine() {
    return new PageThrottle(Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /// Makes a page when it is its turn.
  ///
  /// @throws ProblemException when that takes too long
  void take(Page page) throws IOException {
    if (!await()) {
      throw ProblemException.busy();
    }
    try {
      page.make();
    } finally {
      free.release();
    }
  }

  private boolean await() {
    try {
      return free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Reads a page and writes it into an answer, not to the client.
  @FunctionalInterface
  interface Page {
    void make() throws IOException;
  }
}
