// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import dev.sotto.core.connection.Backlog;
import java.util.ArrayList;
import java.util.List;

/// A mailbox in a list. Entries can be gone while their numbers stay given.
final class InMemoryBacklog implements Backlog {
  private final List<NumberedEvent> entries = new ArrayList<>();
  private long last;
  private long acknowledged;
  private int reads;

  synchronized NumberedEvent add() {
    last++;
    var entry = new NumberedEvent(last);
    entries.add(entry);
    return entry;
  }

  synchronized void add(int count) {
    for (int i = 0; i < count; i++) {
      add();
    }
  }

  synchronized void lose(long sequence) {
    entries.removeIf(entry -> entry.sequence() == sequence);
  }

  synchronized void acknowledge(long sequence) {
    acknowledged = sequence;
  }

  synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized Page after(long sequence, int limit) {
    reads++;
    if (reads > 100_000) {
      throw new IllegalStateException("the mailbox is read without end");
    }
    List<NumberedEvent> found =
        entries.stream().filter(entry -> entry.sequence() > sequence).limit(limit).toList();
    return new Page(found, last, found.size() < limit);
  }

  @Override
  public synchronized long last() {
    return last;
  }

  @Override
  public synchronized long acknowledged() {
    return acknowledged;
  }
}
