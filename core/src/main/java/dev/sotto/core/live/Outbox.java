// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.live;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// What one client without a mailbox is sent, in the order in which it was handed over. A writer
/// thread exists only while there is something to write. A client that reads too slowly loses its
/// socket.
///
/// Safe for use by many threads; the monitor is never held while the socket is used.
public final class Outbox {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

  private final Sink sink;
  private final Executor writers;
  private final OutboundQueue queue = new OutboundQueue();
  private boolean writing;
  private boolean closed;

  /// @param writers starts the writer when there is something to write; it may block for long
  public Outbox(Sink sink, Executor writers) {
    this.sink = sink;
    this.writers = writers;
  }

  /// Hands over an event. Returns at once.
  public void send(Event event) {
    boolean tooSlow;
    synchronized (this) {
      if (closed) {
        return;
      }
      tooSlow = !queue.offer(event);
      if (!tooSlow) {
        startWriting();
      }
    }
    if (tooSlow) {
      end(CloseReason.TOO_SLOW);
    }
  }

  /// Notes that the socket is gone; what is queued is dropped.
  public synchronized void markClosed() {
    closed = true;
    queue.clear();
  }

  private void end(CloseReason reason) {
    markClosed();
    sink.close(reason);
  }

  private void startWriting() {
    if (writing) {
      return;
    }
    writing = true;
    try {
      writers.execute(this::write);
    } catch (RejectedExecutionException e) {
      // Too much is under way: a client that misses one event must not go on with the next.
      closed = true;
      queue.clear();
      LOG.log(Level.DEBUG, "no writer", e);
      sink.close(CloseReason.BROKEN);
    }
  }

  private void write() {
    try {
      for (Event event = next(); event != null; event = next()) {
        sink.send(event, hasMore());
      }
    } catch (Sink.Closed e) {
      LOG.log(Level.DEBUG, "socket closed while it was written to", e);
      end(CloseReason.BROKEN);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "writing to a client failed", e);
      end(CloseReason.BROKEN);
    }
  }

  private synchronized boolean hasMore() {
    return !queue.isEmpty();
  }

  private synchronized @Nullable Event next() {
    Event event = queue.poll();
    writing = event != null;
    return event;
  }
}
