// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

import dev.sotto.core.bound.Bound;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The turns at which the sockets of a node read their mailboxes. Few read at the same time, and
/// the pages in memory, from being read until they are written, stay below a number of bytes.
/// Whoever comes when there is no place waits, in the order of coming; nobody is refused
/// (`docs/decisions/0038`).
///
/// A socket that has held a page for [#PATIENCE] while others wait must go. Safe for use by many
/// threads.
public final class BacklogThrottle {
  /// How many read at the same time. A storage has about as many readers; more would wait there,
  /// where waiting ends with a failure.
  public static final int AT_ONCE = Bound.BACKLOG_READERS.most();

  /// How long a page may be held while others wait, in seconds.
  public static final long PATIENCE = Bound.BACKLOG_MEMORY.time().toSeconds();

  /// The smallest number of bytes that lets a page with the largest message be read.
  public static final long LEAST = 48L << 20;

  /// The entry that is being written is also there as text, as bytes of that text and as a frame.
  private static final int COPIES = 3;

  private static final int UNIT = 1 << 10;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Semaphore memory;
  private final int largest;
  private final LongSupplier nanoTime;

  /// @param bytes that pages may take together; at least [#LEAST]
  /// @param nanoTime as [System#nanoTime]
  public BacklogThrottle(long bytes, LongSupplier nanoTime) {
    if (bytes < LEAST) {
      throw new IllegalArgumentException(
          "bytes of pages: %d (expected: %d or more)".formatted(bytes, LEAST));
    }
    this.memory = new Semaphore(units(bytes), true);
    this.largest = units(LEAST);
    this.nanoTime = nanoTime;
  }

  /// Reads something small. {@return what was read}
  public <T> T read(Supplier<T> reading) {
    turns.acquireUninterruptibly();
    try {
      return reading.get();
    } finally {
      turns.release();
    }
  }

  /// Reads a page. While it is read it counts as if it were as large as a page can be.
  ///
  /// {@return the page, which holds its place until it is closed}
  public Backlog.Page page(Supplier<Backlog.Page> reading) {
    memory.acquireUninterruptibly(largest);
    int kept = 0;
    try {
      Backlog.Page page = read(reading);
      kept = Math.min(largest, units(weight(page)));
      return new Backlog.Page(page.entries(), page.last(), page.complete(), new Place(kept));
    } finally {
      memory.release(largest - kept);
    }
  }

  private static long weight(Backlog.Page page) {
    long all = 0;
    long heaviest = 0;
    for (SequencedEvent entry : page.entries()) {
      all += entry.weight();
      heaviest = Math.max(heaviest, entry.weight());
    }
    return all + COPIES * heaviest;
  }

  private static int units(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, (bytes + UNIT - 1) / UNIT);
  }

  private final class Place implements Backlog.Hold {
    private final int units;
    private final long since = nanoTime.getAsLong();
    private final AtomicBoolean held = new AtomicBoolean(true);

    Place(int units) {
      this.units = units;
    }

    @Override
    public boolean isOverdue() {
      return memory.hasQueuedThreads() && nanoTime.getAsLong() - since > PATIENCE * 1_000_000_000L;
    }

    @Override
    public void close() {
      if (held.compareAndSet(true, false)) {
        memory.release(units);
      }
    }
  }
}
