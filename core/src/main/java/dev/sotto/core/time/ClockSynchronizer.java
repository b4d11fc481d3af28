// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.time;

import dev.sotto.core.PortException;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Tells a [TrustedClock] what the storage knows of the time, and notes the time there, so that the
/// next start of a server knows when the last one ended. Safe for use by many threads.
public final class ClockSynchronizer {
  /// Also often enough for jumps there and back to be noticed.
  public static final Duration PERIOD = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger(ClockSynchronizer.class.getName());

  private final TrustedClock clock;
  private final ClockStore store;
  private boolean begun;

  public ClockSynchronizer(TrustedClock clock, ClockStore store) {
    this.clock = clock;
    this.store = store;
  }

  /// To be called once before anything is deleted, every [#PERIOD], and at the end.
  public synchronized void look() {
    try {
      if (!begun) {
        store.noted().ifPresent(clock::goOnFrom);
        begun = true;
      }
      store.ownTime().ifPresent(clock::compare);
      store.note(clock.instant());
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the time cannot be noted now; it will be next time", e);
    }
  }
}
