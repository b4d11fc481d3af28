// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.live;

import dev.sotto.core.limit.Bound;
import java.util.ArrayDeque;
import java.util.Queue;

/// What one connection is about to be sent. Bounded in events and bytes. Not safe for use by many
/// threads: its [Connection] guards it.
final class OutboundQueue {
  static final int MAX_EVENTS = Bound.SOCKET_QUEUE.most();
  static final int MAX_BYTES = Bound.SOCKET_QUEUE_BYTES.most();

  private final Queue<Event> events = new ArrayDeque<>(0);
  private long bytes;

  /// Adds `event` unless the queue is full; an ephemeral one is dropped already when the queue is
  /// half full. One event always fits an empty queue, however large.
  boolean offer(Event event) {
    int weight = event.weight();
    int share = event.isEphemeral() ? 2 : 1;
    if (!events.isEmpty()
        && (events.size() >= MAX_EVENTS / share || bytes + weight > MAX_BYTES / share)) {
      return false;
    }
    events.add(event);
    bytes += weight;
    return true;
  }

  /// {@return the oldest event, now removed; null when there is none}
  @org.jspecify.annotations.Nullable
  Event poll() {
    Event event = events.poll();
    if (event != null) {
      bytes -= event.weight();
    }
    return event;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  void clear() {
    events.clear();
    bytes = 0;
  }
}
