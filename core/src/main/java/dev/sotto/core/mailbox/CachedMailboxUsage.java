// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.concurrent.SingleFlight;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore.Waiting;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The usage of the least full mailbox of one recipient: counted in the storage now and then, added
/// to in between.
///
/// Counting a full mailbox takes the storage a tenth of a second, so one thread at a time counts;
/// others go on with the count before, or wait for the new one when that leaves no room. A mailbox
/// that is full is counted again only when somebody has read in it, or when the count is old. Safe
/// for use by many threads.
final class CachedMailboxUsage {
  /// How long a count is good.
  private static final long COUNTED_FOR = 60_000_000_000L;

  /// How long one that leaves no room for a message is good: somebody may have read meanwhile.
  private static final long FULL_FOR = 1_000_000_000L;

  /// A count is made again after so many times as long as it took, at the earliest: who reads a
  /// little in a full mailbox each second would else keep the storage counting.
  private static final long REST = 50;

  private final AccountId recipient;
  private final MailboxStore mailboxes;
  private final LongSupplier nanoTime;
  private final SingleFlight<AccountId, Count> counting;
  private final AtomicBoolean refreshing = new AtomicBoolean();

  private volatile @Nullable Count count;

  /// @param nanoTime as [System#nanoTime]
  /// @param counting what is being counted, of all recipients
  CachedMailboxUsage(
      AccountId recipient,
      MailboxStore mailboxes,
      LongSupplier nanoTime,
      SingleFlight<AccountId, Count> counting) {
    this.recipient = recipient;
    this.mailboxes = mailboxes;
    this.nanoTime = nanoTime;
    this.counting = counting;
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
    return known != null && known.fits(more) ? refreshed(known, now, more) : counted(now, more);
  }

  /// {@return a new count, or the one before while another thread counts}
  private Count refreshed(Count before, long now, int more) {
    if (!refreshing.compareAndSet(false, true)) {
      return before;
    }
    try {
      return counted(now, more);
    } finally {
      refreshing.set(false);
    }
  }

  private Count counted(long now, int more) {
    Count counted =
        counting.get(
            recipient,
            () -> {
              Count before = count;
              // Another thread may have counted meanwhile.
              if (before != null && before.isGood(now, more)) {
                return before;
              }
              Count next = before == null ? count(now, null) : next(before, now, more);
              count = next;
              return next;
            });
    if (count == null) {
      // Counted for the one before this, which was forgotten meanwhile.
      count = counted;
    }
    return counted;
  }

  private Count next(Count before, long now, int more) {
    if (before.fits(more)) {
      return count(now, null);
    }
    // First: what is read while it is counted is seen the next time.
    Map<DeviceAddress, Long> read = mailboxes.acknowledged(recipient);
    return before.isOld(now) || (before.hasRested(now) && !read.equals(before.read()))
        ? count(now, read)
        : before.lookedAt(now);
  }

  private Count count(long now, @Nullable Map<DeviceAddress, Long> read) {
    long began = nanoTime.getAsLong();
    Waiting waiting = mailboxes.leastWaiting(recipient, Bound.MAILBOX_MESSAGES.most() + 1);
    return new Count(
        now,
        now,
        nanoTime.getAsLong() - began,
        read,
        new AtomicInteger(waiting.entries()),
        new AtomicLong(waiting.bytes()));
  }

  /// A count, and what came since.
  ///
  /// @param since when it was counted
  /// @param looked when it was last found that nothing was read since
  /// @param took how long counting took, in nanoseconds
  /// @param read up to where the mailboxes were acknowledged before it was counted; null when that
  ///   was not asked
  record Count(
      long since,
      long looked,
      long took,
      @Nullable Map<DeviceAddress, Long> read,
      AtomicInteger entries,
      AtomicLong bytes) {
    boolean isGood(long now, int more) {
      return !isOld(now) && (fits(more) || now - looked < FULL_FOR);
    }

    boolean isOld(long now) {
      return now - since >= COUNTED_FOR;
    }

    boolean hasRested(long now) {
      return now - since >= REST * took;
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
      return new Count(since, now, took, read, entries, bytes);
    }
  }
}
