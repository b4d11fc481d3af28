// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

/// Writes the events of one connection to its socket, and remembers how far its mailbox has been
/// written. One thread at a time writes; any may ask.
final class EventWriter {
  private final Sink sink;
  private volatile long written;

  EventWriter(Sink sink) {
    this.sink = sink;
  }

  /// Sets where the mailbox begins for this connection.
  void begin(long after) {
    written = after;
  }

  /// {@return the last sequence number handed to the socket}
  long written() {
    return written;
  }

  void write(Event event) throws Sink.Closed {
    sink.send(event);
    if (event instanceof SequencedEvent entry) {
      written = entry.sequence();
    }
  }

  /// Writes a page, and says what it leaves out. {@return the last sequence number dealt with}
  ///
  /// @param after the last one before the page
  /// @throws Overdue when others have waited too long for the memory of the page
  long write(Backlog.Page page, long after) throws Sink.Closed, Overdue {
    long last = after;
    for (SequencedEvent entry : page.entries()) {
      if (page.hold().isOverdue()) {
        throw new Overdue();
      }
      skip(last + 1, entry.sequence() - 1);
      write(entry);
      last = entry.sequence();
    }
    if (page.complete()) {
      skip(last + 1, page.last());
      last = Math.max(last, page.last());
    }
    return last;
  }

  private void skip(long from, long to) throws Sink.Closed {
    if (from <= to) {
      write(new EntriesSkipped(from, to));
    }
  }

  /// The client reads so slowly that others wait for what its page holds.
  static final class Overdue extends Exception {
    private static final long serialVersionUID = 1L;

    Overdue() {
      super("others wait for the memory that this page holds", null, false, false);
    }
  }
}
