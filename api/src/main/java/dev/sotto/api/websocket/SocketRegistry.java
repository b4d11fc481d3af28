// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.concurrent.Tasks;
import dev.sotto.core.concurrent.Timers;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// All open sockets, and the one wheel that looks after them: it pings each every 30 seconds, cuts
/// those that have not answered by then, and cuts those whose client does not read. Safe for use by
/// many threads.
public final class SocketRegistry implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SocketRegistry.class.getName());

  /// Mobile networks forget a silent connection soon after this.
  static final Duration PING_PERIOD = Bound.SOCKET_SILENCE.time();

  private static final Duration CHECK_PERIOD = Duration.ofSeconds(5);

  private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
  private final Timers timers;
  private final Executor threads;
  private final LongSupplier nanoTime;
  private final BooleanSupplier crowded;
  private final Timers.Timer checks;
  private final Timers.Timer pings;
  private volatile @Nullable Farewell farewell;

  /// @param threads runs short work that may wait for a socket, each piece at once
  /// @param nanoTime as [System#nanoTime]
  /// @param crowded whether places for connections are getting short
  public SocketRegistry(
      Timers timers, Executor threads, LongSupplier nanoTime, BooleanSupplier crowded) {
    this.timers = timers;
    this.threads = threads;
    this.nanoTime = nanoTime;
    this.crowded = crowded;
    this.checks = timers.every(CHECK_PERIOD, this::checkWrites);
    this.pings = timers.every(PING_PERIOD, this::pingAll);
  }

  /// {@return how many sockets are open}
  public int count() {
    return open.size();
  }

  /// Says goodbye to all clients, and to those that still come. Returns at once.
  public void closeAll(int code, String reason) {
    farewell = new Farewell(code, reason);
    open.forEach(socket -> socket.close(code, reason));
  }

  @Override
  public void close() {
    checks.cancel();
    pings.cancel();
    open.forEach(SocketConnection::cut);
  }

  /// Adds a socket; one that comes while the server stops hears so at once.
  void add(SocketConnection socket) {
    open.add(socket);
    Farewell now = farewell;
    if (now != null) {
      socket.close(now.code(), now.reason());
    }
  }

  /// {@return whether places for connections are getting short, so that none should be kept for
  /// nothing}
  public boolean isCrowded() {
    return crowded.getAsBoolean();
  }

  /// {@return whether no more sockets are opened}
  boolean isClosing() {
    return farewell != null;
  }

  void remove(SocketConnection socket) {
    open.remove(socket);
  }

  boolean isOpen(SocketConnection socket) {
    return open.contains(socket);
  }

  /// Runs work at once. {@return false when no thread can be had}
  boolean run(Runnable work) {
    return Tasks.start(threads, work);
  }

  /// Runs work later; never when nobody keeps the time any more, as all sockets are cut then.
  Timers.Timer after(Duration delay, Runnable work) {
    try {
      return timers.after(delay, work);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "nobody keeps the time any more", e);
      return () -> {};
    }
  }

  /// {@return the time, never 0}
  public long nanoTime() {
    long now = nanoTime.getAsLong();
    return now == 0 ? 1 : now;
  }

  private void checkWrites() {
    long now = nanoTime();
    open.forEach(socket -> socket.checkWrite(now));
  }

  private void pingAll() {
    open.forEach(SocketConnection::ping);
  }

  private record Farewell(int code, String reason) {}
}
