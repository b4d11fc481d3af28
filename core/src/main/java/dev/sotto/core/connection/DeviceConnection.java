// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

import dev.sotto.core.PortException;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One open socket of a device. It first streams the backlog of the mailbox in order, then one
/// [BacklogSynced] marker, then live events; replies and events outside the mailbox are put between
/// them as they come.
///
/// Live entries are only hints: an entry that does not follow the last one makes the connection
/// read the missing range from the mailbox, so a lost or overtaken hint delays and never loses.
/// Nothing of the mailbox is sent before [#resumeAfter] or one of its siblings was called.
///
/// A writer thread exists only while there is something to write. When the queue is full, or those
/// of all connections together, the socket is closed with [CloseReason#TOO_SLOW], and when no
/// writer can be started, with [CloseReason#UNAVAILABLE]; the mailbox still has everything. A
/// connection is never silent.
///
/// Safe for use by many threads. State is guarded by the monitor of the connection, which is never
/// held while a socket or a store is used.
public final class DeviceConnection {
  private static final System.Logger LOG = System.getLogger(DeviceConnection.class.getName());
  private static final int PAGE = 100;
  private static final long UNKNOWN = -1;

  private final DeviceAddress device;
  private final SessionId session;
  private final Backlog backlog;
  private final Sink sink;
  private final EventWriter events;
  private final OnDemandWriter writer;
  private final OutboundQueue queue;

  private Phase phase = Phase.WAITING;
  private boolean announceSynced;

  /// The last sequence number queued or written.
  private long tail;

  /// The highest sequence number known to exist.
  private long hinted;

  /// @param writers starts the connection's writer when there is something to write; it may block
  ///   for long. One that takes nothing ends the connection
  /// @param room for what waits, a lease of [SharedPool#ofQueues]
  public DeviceConnection(
      DeviceAddress device,
      SessionId session,
      Backlog backlog,
      Sink sink,
      Executor writers,
      SharedPool.Lease room) {
    this.device = device;
    this.session = session;
    this.backlog = backlog;
    this.sink = sink;
    this.events = new EventWriter(sink);
    this.writer = new OnDemandWriter(writers, this::write);
    this.queue = new OutboundQueue(room);
  }

  public DeviceAddress device() {
    return device;
  }

  public SessionId session() {
    return session;
  }

  /// {@return the last sequence number handed to the socket; 0 when none}
  public long written() {
    return events.written();
  }

  /// Streams what follows the last acknowledged entry, then [BacklogSynced], then live entries.
  /// Only the first of the resuming calls counts. {@return whether this was the first}
  public boolean resumeFromAcknowledged() {
    return start(backlog.acknowledged(), UNKNOWN, true);
  }

  /// As [#resumeFromAcknowledged], from a place of the client's choice. A number that the mailbox
  /// has not given out yet means its end.
  ///
  /// @param sequence 0 or more
  public boolean resumeAfter(long sequence) {
    return start(Math.min(sequence, backlog.last()), UNKNOWN, true);
  }

  /// Sends only entries that come from now on, without [BacklogSynced].
  public boolean resumeLive() {
    return resumeLiveAfter(Long.MAX_VALUE);
  }

  /// As [#resumeAfter], without [BacklogSynced]. Mostly nothing follows the number yet, and then
  /// nothing is read, and nobody writes.
  public boolean resumeLiveAfter(long sequence) {
    long end = backlog.last();
    return start(Math.min(sequence, end), end, false);
  }

  /// Hands over an entry of the mailbox just committed. Entries should come in order; see the type
  /// comment. Returns at once.
  ///
  /// {@return whether the connection will write the entry; false when it is closed, also by this}
  public boolean deliver(SequencedEvent entry) {
    CloseReason end;
    synchronized (this) {
      if (phase == Phase.CLOSED) {
        return false;
      }
      if (phase != Phase.LIVE || entry.sequence() != tail + 1) {
        end = expect(entry.sequence());
      } else if (queue.offer(entry)) {
        tail = entry.sequence();
        hinted = Math.max(hinted, tail);
        end = startWriting();
      } else {
        end = CloseReason.TOO_SLOW;
      }
    }
    return isKept(end);
  }

  /// Says that the mailbox has been filled up to `sequence`, without the entries: what is missing
  /// is read. Returns at once.
  ///
  /// {@return whether the connection will read it; false when it is closed, also by this}
  public boolean hint(long sequence) {
    CloseReason end;
    synchronized (this) {
      if (phase == Phase.CLOSED) {
        return false;
      }
      end = expect(sequence);
    }
    return isKept(end);
  }

  private @Nullable CloseReason expect(long sequence) {
    hinted = Math.max(hinted, sequence);
    if (sequence <= tail || phase == Phase.WAITING) {
      return null;
    }
    phase = Phase.READING;
    return startWriting();
  }

  /// Sends an event that is not in the mailbox. Returns at once.
  ///
  /// {@return false when the event was dropped, because it gives way and the connection is busy, or
  /// is closed}
  public boolean send(Event event) {
    CloseReason end;
    synchronized (this) {
      if (phase == Phase.CLOSED) {
        return false;
      }
      if (queue.offer(event)) {
        end = startWriting();
      } else if (event.givesWay()) {
        return false;
      } else {
        end = CloseReason.TOO_SLOW;
      }
    }
    return isKept(end);
  }

  /// {@return whether the connection goes on; it ends here if there is a reason}
  private boolean isKept(@Nullable CloseReason end) {
    if (end != null) {
      close(end);
    }
    return end == null;
  }

  /// Ends the connection and its socket; what is queued is dropped. Returns at once.
  public void close(CloseReason reason) {
    if (markClosed()) {
      sink.close(reason);
    }
  }

  /// Notes that the socket is gone. {@return whether it was open until now}
  public boolean markClosed() {
    synchronized (this) {
      boolean wasOpen = phase != Phase.CLOSED;
      phase = Phase.CLOSED;
      queue.clear();
      return wasOpen;
    }
  }

  /// @param end of the mailbox since the connection can be delivered to, if that is known
  private boolean start(long after, long end, boolean announce) {
    CloseReason why;
    synchronized (this) {
      if (phase != Phase.WAITING) {
        return false;
      }
      phase = Phase.READING;
      tail = after;
      events.begin(after);
      announceSynced = announce;
      if (after == end && hinted <= end) {
        // Whatever has come later comes by itself.
        phase = Phase.LIVE;
        return true;
      }
      why = startWriting();
    }
    if (why != null) {
      close(why);
    }
    return true;
  }

  /// {@return why the connection must end, if nobody can write}
  private @Nullable CloseReason startWriting() {
    return writer.start() ? null : CloseReason.UNAVAILABLE;
  }

  private void write() {
    try {
      while (true) {
        Event event;
        synchronized (this) {
          event = queue.poll();
          if (event == null && phase != Phase.READING) {
            writer.ended();
            return;
          }
        }
        if (event == null) {
          readBacklog();
        } else {
          events.write(event);
        }
      }
    } catch (Sink.Closed e) {
      LOG.log(Level.DEBUG, "socket closed while it was written to", e);
      close(CloseReason.BROKEN);
    } catch (EventWriter.Overdue e) {
      LOG.log(Level.DEBUG, "others wait for the memory that a slow client holds");
      close(CloseReason.TOO_SLOW);
    } catch (PortException.Unavailable e) {
      LOG.log(
          Level.WARNING,
          "mailbox unreadable; the client has to connect again: {0}",
          e.getMessage());
      close(CloseReason.UNAVAILABLE);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "writing to a connection failed", e);
      close(CloseReason.BROKEN);
    } catch (Error e) {
      // Without this the client would hear nothing any more.
      close(CloseReason.BROKEN);
      throw e;
    }
  }

  /// Writes one page of the backlog; on the last one the connection becomes live.
  private void readBacklog() throws Sink.Closed, EventWriter.Overdue {
    long from;
    long asked;
    synchronized (this) {
      from = tail;
      asked = hinted;
    }
    long last;
    boolean complete;
    try (Backlog.Page page = backlog.after(from, PAGE)) {
      last = events.write(page, from);
      complete = page.complete();
    }
    if (advance(last, complete, asked)) {
      events.write(new BacklogSynced(last));
    }
  }

  /// @param asked the highest number hinted before the page was read; if it is not on the page it
  ///   is gone with its mailbox {@return whether the client must be told now that the backlog ends}
  private synchronized boolean advance(long last, boolean complete, long asked) {
    tail = last;
    if (!complete || phase != Phase.READING || hinted > Math.max(last, asked)) {
      return false;
    }
    phase = Phase.LIVE;
    boolean announce = announceSynced;
    announceSynced = false;
    return announce;
  }

  @Override
  public String toString() {
    return "Connection[%s]".formatted(Objects.toIdentityString(this));
  }

  private enum Phase {
    /// Open, but the client has not said where it resumes.
    WAITING,
    /// Entries are missing and are being read from the mailbox.
    READING,
    /// Entries are queued as they are committed.
    LIVE,
    CLOSED
  }
}
