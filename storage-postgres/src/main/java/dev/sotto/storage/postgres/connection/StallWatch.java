// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Notices a database that is there and says nothing, or a byte now and then. A connection that was
/// used a moment ago is used again without a look at it, and a statement would wait for as long as
/// statements may take, or for ever: a time-out of the network begins anew with each byte.
///
/// When work takes longer than one waits for a connection, the database is asked to let in one
/// more; if it does not answer that either, the connections of all such work are ended. Work that
/// takes longer than [Limits#longest] loses its connection whatever the database says. Safe for use
/// by many threads.
final class StallWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StallWatch.class.getName());

  private final BooleanSupplier answers;
  private final Limits limits;
  private final Map<Object, Work> underWay = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// @param answers whether the database lets anybody in; may take a few seconds
  StallWatch(BooleanSupplier answers, Limits limits) {
    this.answers = answers;
    this.limits = limits;
  }

  /// Looks from now on until it is closed.
  void start() {
    Thread.ofVirtual().name("sotto-postgres-watch").start(this::watch);
  }

  /// Told of work that begins.
  ///
  /// @param work names it, by its identity
  /// @param abort ends its connection at once
  void begin(Object work, Runnable abort) {
    underWay.put(work, new Work(System.nanoTime(), abort));
  }

  /// Told of work that has ended.
  void end(Object work) {
    underWay.remove(work);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void watch() {
    while (!closed) {
      LockSupport.parkNanos(limits.look().toNanos());
      try {
        look();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "the watch over the connections has failed, and goes on", e);
      }
    }
  }

  private void look() {
    olderThan(limits.longest()).forEach(this::abort);
    List<Map.Entry<Object, Work>> waiting = olderThan(limits.patience());
    if (waiting.isEmpty() || closed) {
      return;
    }
    if (answers.getAsBoolean()) {
      // What takes long is at work.
      LockSupport.parkNanos(limits.patience().toNanos());
    } else {
      waiting.forEach(this::abort);
    }
  }

  private List<Map.Entry<Object, Work>> olderThan(Duration age) {
    long now = System.nanoTime();
    return underWay.entrySet().stream()
        .filter(entry -> now - entry.getValue().began() > age.toNanos())
        .toList();
  }

  /// Nothing happens to work that has ended meanwhile.
  private void abort(Map.Entry<Object, Work> entry) {
    if (underWay.remove(entry.getKey(), entry.getValue())) {
      try {
        entry.getValue().abort().run();
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "a connection that does not answer could not be ended", e);
      }
    }
  }

  /// @param began by [System#nanoTime]
  private record Work(long began, Runnable abort) {}

  /// @param look how often is looked
  /// @param patience after which the database is asked
  /// @param longest what work may take at most
  record Limits(Duration look, Duration patience, Duration longest) {}
}
