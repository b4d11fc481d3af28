// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.live;

import java.util.List;

/// What waits in the mailbox of one device. Safe for use by many threads.
public interface Backlog {
  /// {@return up to `limit` entries after `sequence`, in order}
  Page after(long sequence, int limit);

  /// {@return the sequence number up to which the device has acknowledged; 0 when nothing}
  long acknowledged();

  /// A part of the backlog.
  ///
  /// @param entries in order; entries that are gone are left out
  /// @param last the last sequence number that the mailbox had given out when the page was read
  record Page(List<? extends Sequenced> entries, long last) {
    public Page {
      entries = List.copyOf(entries);
    }
  }
}
