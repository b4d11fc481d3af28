// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

import java.util.List;

/// The entries that wait in the mailbox of one device. Safe for use by many threads; a method may
/// wait until the node has a turn for it.
public interface Backlog {
  /// {@return up to `limit` entries after `sequence`, in order; fewer when they are large, at least
  /// one if there is any}
  Page after(long sequence, int limit);

  /// {@return the last sequence number that the mailbox has given out; 0 when none}
  long last();

  /// {@return the sequence number up to which the device has acknowledged; 0 when nothing}
  long acknowledged();

  /// A part of the backlog. It is closed when its entries are no longer needed.
  ///
  /// @param entries in order; entries that are gone are left out
  /// @param last the last sequence number that the mailbox had given out when the page was read
  /// @param complete whether nothing up to `last` follows the entries
  record Page(List<? extends SequencedEvent> entries, long last, boolean complete, Hold hold)
      implements AutoCloseable {
    public Page {
      entries = List.copyOf(entries);
    }

    /// A page that nobody else waits for.
    public Page(List<? extends SequencedEvent> entries, long last, boolean complete) {
      this(entries, last, complete, Hold.NONE);
    }

    @Override
    public void close() {
      hold.close();
    }
  }

  /// The place in memory that a page takes.
  interface Hold {
    Hold NONE =
        new Hold() {
          @Override
          public boolean isOverdue() {
            return false;
          }

          @Override
          public void close() {}
        };

    /// {@return whether it has been held for long while others wait for it}
    boolean isOverdue();

    /// Gives the place to others. Called once.
    void close();
  }
}
