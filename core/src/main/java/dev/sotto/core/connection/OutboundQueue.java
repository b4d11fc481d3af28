// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.SharedPool;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The events that wait to be written to one client. Bounded in events and bytes, and in what all
/// queues of the node, and those of one client, hold together. Not safe for use by many threads:
/// its [DeviceConnection] guards it.
///
/// A short queue is free, so that a client that reads costs the common pool nothing; a longer one
/// draws on it, in large steps, until it has been written.
final class OutboundQueue {
  static final int MAX_EVENTS = Bound.SOCKET_QUEUE.most();
  static final int MAX_BYTES = Bound.SOCKET_QUEUE_BYTES.most();

  /// Bytes that are not drawn from the common pool.
  static final int FREE = 8 * 1024;

  private static final int STEP = 16 * 1024;

  /// Which part of what is left one queue may have.
  private static final int PART = 4;

  private final Queue<Event> events = new ArrayDeque<>(0);
  private final SharedPool.Lease drawn;
  private long bytes;

  /// Of the event that was polled last: its writer holds it until it asks for the next one.
  private int leaving;

  /// @param drawn for what the queue holds, of the pool of all queues
  OutboundQueue(SharedPool.Lease drawn) {
    this.drawn = drawn;
  }

  /// Adds `event` unless the queue is full; one that gives way is dropped already when the queue is
  /// three quarters full, an ephemeral one when it is half full. One event always fits an empty
  /// queue, however large, while the queues of others leave room for it.
  boolean offer(Event event) {
    int weight = event.weight();
    int quarters = event.isEphemeral() ? 2 : event.givesWay() ? 3 : 4;
    if (!events.isEmpty()
        && (events.size() >= MAX_EVENTS / 4 * quarters
            || bytes + weight > MAX_BYTES / 4L * quarters)) {
      return false;
    }
    long more = leaving + bytes + weight - FREE - drawn.count();
    if (more > 0 && !drawn.growToPart(inSteps(more), PART * 4 / quarters)) {
      return false;
    }
    events.add(event);
    bytes += weight;
    return true;
  }

  /// {@return the oldest event, now removed; null when there is none}
  @Nullable Event poll() {
    Event event = events.poll();
    leaving = event == null ? 0 : event.weight();
    bytes -= leaving;
    giveBack();
    return event;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  void clear() {
    events.clear();
    bytes = 0;
    leaving = 0;
    giveBack();
  }

  private void giveBack() {
    if (drawn.count() == 0) {
      return;
    }
    long needed = inSteps(Math.max(0, leaving + bytes - FREE));
    // A step may stay, so that a queue at its edge does not come and go.
    if (needed == 0 || drawn.count() - needed > STEP) {
      drawn.shrink(drawn.count() - needed);
    }
  }

  private static long inSteps(long bytes) {
    return (bytes + STEP - 1) / STEP * STEP;
  }
}
