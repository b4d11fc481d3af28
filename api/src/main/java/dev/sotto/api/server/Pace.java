// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How far behind a connection is. One that moves bytes fast enough is never behind, however long a
/// request takes; what moves fewer bytes falls behind as fast as time passes. Safe for use by the
/// thread of the connection and those that look at it.
final class Pace {
  /// Phones at the edge of a cell are about as slow.
  private static final long BYTES_PER_SECOND = 4 * 1024;

  private final LongSupplier nanos;
  private long paidUntil;

  /// @param nanos a ticker that never goes back
  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.paidUntil = nanos.getAsLong();
  }

  /// Bytes have moved, in either direction.
  ///
  /// @param requestAge how old the request is that they belong to
  synchronized void moved(long bytes, Duration requestAge) {
    long now = nanos.getAsLong();
    long begun = now - requestAge.toNanos();
    long from = paidUntil - begun < 0 ? begun : paidUntil;
    long paid = from + nanosFor(bytes);
    paidUntil = paid - now > 0 ? now : paid;
  }

  /// {@return for how long too little has moved}
  synchronized Duration behind() {
    return Duration.ofNanos(nanos.getAsLong() - paidUntil);
  }

  private static long nanosFor(long bytes) {
    return bytes * Duration.ofSeconds(1).toNanos() / BYTES_PER_SECOND;
  }
}
