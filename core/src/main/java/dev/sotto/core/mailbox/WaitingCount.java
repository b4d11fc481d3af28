// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.Bound;
import dev.sotto.core.mailbox.MailboxStore.Waiting;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What waits for one recipient at the least: counted in the storage now and then, and added to in
/// between.
///
/// Counting a full mailbox takes the storage a tenth of a second, so one thread at a time counts;
/// others go on with the count before, unless it leaves no room. A mailbox that is full is counted
/// again only when somebody has read in it, or when the count is old. Safe for use by many threads.
final class WaitingCount {
  /// How long a count is good.
  private static final long COUNTED_FOR = 60_000_000_000L;

  /// How long one that leaves no room for a message is good: somebody may have read meanwhile.
  private static final long FULL_FOR = 1_000_000_000L;

  private final AccountId recipient;
  private final MailboxStore mailboxes;
  private final LongSupplier nanoTime;
  private final ReentrantLock counting = new ReentrantLock();

  private volatile @Nullable Count count;

  /// @param nanoTime as [System#nanoTime]
  WaitingCount(AccountId recipient, MailboxStore mailboxes, LongSupplier nanoTime) {
    this.recipient = recipient;
    this.mailboxes = mailboxes;
    this.nanoTime = nanoTime;
  }

  /// {@return whether there is room for a message of so many bytes}
  ///
  /// @throws dev.sotto.core.PortException when the storage must be asked and does not answer
  boolean fits(int more) {
    return current(more).fits(more);
  }

  /// Notes that a message of so many bytes was stored.
  void add(int more) {
    Count now = count;
    if (now != null) {
      now.add(more);
    }
  }

  private Count current(int more) {
    Count known = count;
    long now = nanoTime.getAsLong();
    if (known != null && known.isGood(now, more)) {
      return known;
    }
    if (known == null || !known.fits(more)) {
      counting.lock();
    } else if (!counting.tryLock()) {
      return known;
    }
    try {
      Count latest = count;
      if (latest == null || !latest.isGood(now, more)) {
        latest = latest == null ? counted(now, null) : looked(latest, now, more);
        count = latest;
      }
      return latest;
    } finally {
      counting.unlock();
    }
  }

  private Count looked(Count before, long now, int more) {
    if (before.fits(more)) {
      return counted(now, null);
    }
    // First: what is read while it is counted is seen the next time.
    Map<DeviceAddress, Long> read = mailboxes.acknowledged(recipient);
    return before.isOld(now) || !read.equals(before.read())
        ? counted(now, read)
        : before.lookedAt(now);
  }

  private Count counted(long now, @Nullable Map<DeviceAddress, Long> read) {
    Waiting waiting = mailboxes.leastWaiting(recipient, Bound.MAILBOX_MESSAGES.most() + 1);
    return new Count(
        now, now, read, new AtomicInteger(waiting.entries()), new AtomicLong(waiting.bytes()));
  }

  /// @param since when it was counted
  /// @param looked when it was last found that nothing was read since
  /// @param read up to where the mailboxes were acknowledged before it was counted; null when that
  ///   was not asked
  private record Count(
      long since,
      long looked,
      @Nullable Map<DeviceAddress, Long> read,
      AtomicInteger entries,
      AtomicLong bytes) {
    boolean isGood(long now, int more) {
      return !isOld(now) && (fits(more) || now - looked < FULL_FOR);
    }

    boolean isOld(long now) {
      return now - since >= COUNTED_FOR;
    }

    boolean fits(int more) {
      return entries.get() < Bound.MAILBOX_MESSAGES.most()
          && bytes.get() + more <= Bound.MAILBOX_BYTES.most();
    }

    void add(int more) {
      entries.incrementAndGet();
      bytes.addAndGet(more);
    }

    Count lookedAt(long now) {
      return new Count(since, now, read, entries, bytes);
    }
  }
}
