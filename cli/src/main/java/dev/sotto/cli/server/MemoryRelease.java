// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import com.sun.management.ThreadMXBean;
import dev.sotto.core.PortException;
import dev.sotto.core.spi.Storage;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Gives memory back to the system once little happens after much has: the collectors of the
/// virtual machine do so only when they collect everything, and an idle server gives them no reason
/// to. The start is much: an idle server gives back what it has left a minute later. For one
/// thread.
final class MemoryRelease {
  static final Duration PERIOD = Duration.ofMinutes(1);

  /// Bytes that a server with tens of thousands of idle sockets allocates in a period.
  static final long LITTLE = 256L * 1024 * 1024;

  /// Periods between two releases, each of which stops everything for a moment.
  static final int APART = 15;

  private static final System.Logger LOG = System.getLogger(MemoryRelease.class.getName());

  private final LongSupplier allocated;
  private final Runnable release;
  private long last;
  private boolean worthIt = true;
  private boolean isStarted;
  private int rest;

  /// @param allocated bytes since the start
  /// @param release gives back what can be
  MemoryRelease(LongSupplier allocated, Runnable release) {
    this.allocated = allocated;
    this.release = release;
    last = allocated.getAsLong();
  }

  /// {@return one for this process}
  static MemoryRelease of(Storage storage) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return new MemoryRelease(
        threads::getTotalThreadAllocatedBytes,
        () -> {
          try {
            storage.releaseMemory();
          } catch (PortException e) {
            LOG.log(Level.DEBUG, "the storage has kept its memory", e);
          }
          System.gc();
        });
  }

  /// Looks at what was allocated in the last period.
  void look() {
    long now = allocated.getAsLong();
    boolean little = now - last < LITTLE;
    last = now;
    rest = Math.max(0, rest - 1);
    if (!little) {
      worthIt = true;
      isStarted = true;
    } else if (worthIt && rest == 0) {
      worthIt = false;
      // What the start has left is little, and soon collected.
      rest = isStarted ? APART : 0;
      isStarted = true;
      release.run();
    }
  }
}
