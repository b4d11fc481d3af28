// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.http1.BadMessageException;
import dev.sotto.api.metrics.ServerMetrics;
import dev.sotto.core.bound.Bound;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Notes what clients do wrongly: every fault is counted, some have a line in the log, with our
/// words only. Nobody can fill a disk with it. Safe for use by many threads.
final class BadMessageLog {
  private static final System.Logger LOG = System.getLogger(BadMessageLog.class.getName());
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final ServerMetrics metrics;
  private final LongSupplier nanos;
  private long began;
  private int lines;

  BadMessageLog(ServerMetrics metrics) {
    this.metrics = metrics;
    this.nanos = System::nanoTime;
    this.began = nanos.getAsLong();
  }

  void note(BadMessageException fault) {
    metrics.fault(fault.kind());
    if (hasRoom()) {
      LOG.log(
          Level.INFO,
          "a request was refused with {0}: {1}",
          Integer.toString(fault.status()),
          fault.detail());
    }
  }

  private synchronized boolean hasRoom() {
    long now = nanos.getAsLong();
    if (now - began > HOUR) {
      began = now;
      lines = 0;
    }
    return lines++ < Bound.FAULT_LOG.most();
  }
}
