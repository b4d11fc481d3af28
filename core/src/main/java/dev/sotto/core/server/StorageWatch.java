// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.Storage;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Looks at the storage without being asked: every [#PERIOD] whether it can read and write, after
/// the start and then daily for damage in all that is kept. What it finds is logged once, and once
/// more when it is over; `/health/ready` tells it by itself. Safe for use by many threads.
public final class StorageWatch {
  public static final Duration PERIOD = Duration.ofSeconds(30);

  /// How many looks lie between two searches for damage: a day's. Counted, not timed, so that a
  /// clock that jumps changes nothing.
  static final long LOOKS_A_SEARCH = Duration.ofDays(1).dividedBy(PERIOD);

  private static final System.Logger LOG = System.getLogger(StorageWatch.class.getName());

  private final Storage storage;
  private final AtomicLong looks = new AtomicLong();
  private final AtomicBoolean searching = new AtomicBoolean();
  private volatile boolean isBad;

  StorageWatch(Storage storage) {
    this.storage = storage;
  }

  /// To be called every [#PERIOD]. Waits for the storage, not for a search.
  void look() {
    if (looks.getAndIncrement() % LOOKS_A_SEARCH == 0) {
      // A thread of the system's own: it is busy for long, in the code of a driver.
      Thread.ofPlatform().daemon().name("sotto-storage-search").start(this::search);
    }
    try {
      storage.check();
      if (isBad) {
        isBad = false;
        LOG.log(Level.INFO, "the storage can be used again");
      }
    } catch (PortException e) {
      if (!isBad) {
        isBad = true;
        LOG.log(Level.ERROR, "the storage cannot be used: {0}", e.getMessage());
      }
    }
  }

  /// Searches for damage, unless a search runs.
  void search() {
    if (!searching.compareAndSet(false, true)) {
      return;
    }
    try {
      storage.verify();
      LOG.log(Level.DEBUG, "no damage was found in the storage");
    } catch (PortException.Corrupt e) {
      LOG.log(Level.ERROR, "the storage is damaged: {0}", e.getMessage());
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "the storage could not be searched for damage: {0}", e.getMessage());
    } finally {
      searching.set(false);
    }
  }
}
