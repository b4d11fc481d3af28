// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.bound;

import java.util.function.LongSupplier;

/// The room on the disk of the storage, looked at once a second at most. Safe for use by many
/// threads.
public final class FreeDiskSpace {
  private static final long GOOD_FOR = 1_000_000_000L;

  private final LongSupplier free;
  private final LongSupplier nanoTime;
  private volatile Look last;

  /// @param free bytes that may still be written; [Long#MAX_VALUE] when nobody knows
  /// @param nanoTime as [System#nanoTime]
  public FreeDiskSpace(LongSupplier free, LongSupplier nanoTime) {
    this.free = free;
    this.nanoTime = nanoTime;
    this.last = new Look(free.getAsLong(), nanoTime.getAsLong());
  }

  /// {@return bytes that may still be written; [Long#MAX_VALUE] when nobody knows}
  public long bytes() {
    Look now = last;
    long time = nanoTime.getAsLong();
    if (time - now.at() > GOOD_FOR) {
      now = new Look(free.getAsLong(), time);
      last = now;
    }
    return now.bytes();
  }

  /// {@return whether no more messages and files are stored, so that what is left serves what must
  /// be written: acknowledgements, deletions, sessions}
  public boolean isLow() {
    return !hasRoomFor(0);
  }

  /// {@return whether so many bytes more leave enough}
  public boolean hasRoomFor(long more) {
    return bytes() - more >= Bound.FREE_DISK.most();
  }

  private record Look(long bytes, long at) {}
}
