// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import dev.sotto.core.bound.Bound;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The timeouts of one connection, by what is waited for. The thread of the connection says what it
/// waits for; another one asks now and then whether that has lasted too long. Only time spent
/// waiting counts, not what the server takes for itself.
final class ConnectionTimeouts {
  /// Phones at the edge of a cell are about as slow.
  private static final long BYTES_PER_SECOND = 4 * 1024;

  private static final long ANSWER_BYTES_PER_SECOND = Bound.ANSWER.most() * 1024L;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long CROWDED = Duration.ofSeconds(5).toNanos();
  private static final long NEVER = 0;

  private final LongSupplier nanos;
  private volatile Phase phase = Phase.SILENT;

  /// When the phase began; for a body, when the debt began to count.
  private volatile long since;

  /// Since when a read waits, 0 when none does.
  private volatile long waiting;

  /// By how many nanoseconds the body is behind, without the wait under way.
  private volatile long debt;

  /// Since when a write waits, 0 when none does.
  private volatile long writing;

  /// By how many nanoseconds the client is behind with the answer, without the write under way.
  private volatile long unpaid;

  private volatile boolean late;

  /// @param nanos a ticker that never goes back
  ConnectionTimeouts(LongSupplier nanos) {
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  /// Says what is waited for from now on.
  void enter(Phase next) {
    since = nanos.getAsLong();
    debt = 0;
    unpaid = 0;
    phase = next;
  }

  /// The last answer is on its way.
  void lingers() {
    enter(Phase.LINGER);
  }

  /// {@return whether somebody has found it to take too long}
  boolean isLate() {
    return late;
  }

  long waitBegins() {
    long now = tick();
    waiting = now;
    return now;
  }

  void waitEnds(long started, int bytes) {
    waiting = NEVER;
    if (phase.paced) {
      long waited = nanos.getAsLong() - started;
      long paid = Math.max(0, bytes) * SECOND / BYTES_PER_SECOND;
      debt = Math.max(0, debt + waited - paid);
    }
  }

  long writeBegins() {
    long now = tick();
    writing = now;
    return now;
  }

  /// The client has taken some bytes. {@return since when the next ones wait}
  ///
  /// @param started since when these have waited
  long wrote(long started, int bytes) {
    long now = tick();
    unpaid = Math.max(0, unpaid + now - started - bytes * SECOND / ANSWER_BYTES_PER_SECOND);
    writing = now;
    return now;
  }

  void writeEnds() {
    writing = NEVER;
  }

  /// {@return what is to be done with the connection now}
  ///
  /// @param crowded whether places are short
  Verdict judge(boolean crowded) {
    long now = nanos.getAsLong();
    long write = writing;
    if (write != NEVER
        && phase != Phase.SOCKET
        && phase != Phase.MESSAGE
        && unpaid + now - write > Bound.ANSWER.time().toNanos()) {
      return Verdict.CUT;
    }
    long wait = waiting;
    if (wait == NEVER) {
      return Verdict.WAIT;
    }
    Phase current = phase;
    boolean over =
        switch (current) {
          case SILENT ->
              now - wait > (crowded ? CROWDED : Bound.SILENT_CONNECTION.time().toNanos());
          case HEAD -> now - since > Bound.HEADERS.time().toNanos();
          case BODY -> debt + (now - wait) > Bound.BODY.time().toNanos();
          case PARTS -> debt + (now - wait) > Bound.BODY_IN_PARTS.time().toNanos();
          case REFUSED -> now - since > Bound.REFUSED_BODY.time().toNanos();
          case LINGER -> now - since > Bound.AFTER_ANSWER.time().toNanos();
          case MESSAGE -> debt + (now - wait) > Bound.SOCKET_MESSAGE.time().toNanos();
          case SOCKET -> false;
        };
    // Where the wait has ended meanwhile, the phase is maybe that of another one.
    if (!over || waiting != wait) {
      return Verdict.WAIT;
    }
    late = true;
    return current.answered ? Verdict.TELL : Verdict.CUT;
  }

  /// {@return the time, never 0}
  private long tick() {
    long now = nanos.getAsLong();
    return now == NEVER ? 1 : now;
  }

  /// The things that a connection is waited for.
  enum Phase {
    /// The first byte of a request.
    SILENT(false, false),
    /// The rest of its head.
    HEAD(false, true),
    /// A body that will be held in memory.
    BODY(true, true),
    /// A body that is passed on in pieces.
    PARTS(true, false),
    /// A body that nobody wants.
    REFUSED(false, true),
    /// The client's end of a connection that we have ended.
    LINGER(false, false),
    /// The rest of a message over a socket.
    MESSAGE(true, true),
    /// Frames of a socket, which has a heartbeat.
    SOCKET(false, false);

    private final boolean paced;
    private final boolean answered;

    /// @param paced whether what comes must come at a pace
    /// @param answered whether a client that is too late is told so
    Phase(boolean paced, boolean answered) {
      this.paced = paced;
      this.answered = answered;
    }
  }

  /// The decision on a connection.
  enum Verdict {
    WAIT,
    /// It is too late; the client is told.
    TELL,
    /// It is too late, and nobody is there to be told.
    CUT
  }
}
