// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.live;

import dev.sotto.core.live.CloseReason;
import dev.sotto.core.live.Event;
import dev.sotto.core.live.Sequenced;
import dev.sotto.core.live.Sink;
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
        .filter(Sequenced.class::isInstance)
        .map(event -> ((Sequenced) event).sequence())
        .toList();
  }
}
