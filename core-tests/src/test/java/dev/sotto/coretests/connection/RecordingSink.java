// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.SequencedEvent;
import dev.sotto.core.connection.Sink;
import java.util.ArrayList;
import java.util.List;

/// Remembers what was written, and fails once it is closed.
final class RecordingSink implements Sink {
  private final List<Event> sent = new ArrayList<>();
  private final List<CloseReason> closed = new ArrayList<>();

  @Override
  public synchronized void send(Event event) throws Closed {
    if (!closed.isEmpty()) {
      throw new Closed("closed", new IllegalStateException("closed"));
    }
    sent.add(event);
  }

  @Override
  public synchronized void close(CloseReason reason) {
    closed.add(reason);
  }

  synchronized List<Event> sent() {
    return List.copyOf(sent);
  }

  synchronized List<CloseReason> closed() {
    return List.copyOf(closed);
  }

  List<Long> sequences() {
    return sent().stream()
        .filter(SequencedEvent.class::isInstance)
        .map(event -> ((SequencedEvent) event).sequence())
        .toList();
  }
}
