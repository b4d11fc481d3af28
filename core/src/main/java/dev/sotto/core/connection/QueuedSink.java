// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

import dev.sotto.core.bound.SharedPool;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A bounded queue in front of the [Sink] of a client without a mailbox, written in order. A writer
/// thread exists only while there is something to write. A client that reads too slowly loses its
/// socket.
///
/// Safe for use by many threads; the monitor is never held while the socket is used.
public final class QueuedSink {
  private static final System.Logger LOG = System.getLogger(QueuedSink.class.getName());

  private final Sink sink;
  private final OnDemandWriter writer;
  private final OutboundQueue queue;
  private boolean closed;

  /// @param writers starts the writer when there is something to write; it may block for long. One
  ///   that takes nothing ends the socket
  /// @param room for what waits, a lease of [SharedPool#ofQueues]
  public QueuedSink(Sink sink, Executor writers, SharedPool.Lease room) {
    this.sink = sink;
    this.writer = new OnDemandWriter(writers, this::write);
    this.queue = new OutboundQueue(room);
  }

  /// Hands over an event. Returns at once.
  public void send(Event event) {
    CloseReason end = null;
    synchronized (this) {
      if (closed) {
        return;
      }
      if (!queue.offer(event)) {
        end = event.givesWay() ? null : CloseReason.TOO_SLOW;
      } else if (!writer.start()) {
        end = CloseReason.UNAVAILABLE;
      }
    }
    if (end != null) {
      end(end);
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
    } catch (Error e) {
      // Without this the client would hear nothing any more.
      end(CloseReason.BROKEN);
      throw e;
    }
  }

  private synchronized boolean hasMore() {
    return !queue.isEmpty();
  }

  private synchronized @Nullable Event next() {
    Event event = queue.poll();
    if (event == null) {
      writer.ended();
    }
    return event;
  }
}
