// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.PortException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A fixed set of connections that only read. Safe for use by many threads; virtual threads wait
/// without holding a carrier.
final class Readers implements Pool {
  private static final System.Logger LOG = System.getLogger(Readers.class.getName());
  private static final int WAIT_SECONDS = 5;
  private static final Sql OPEN = Sql.of("open-reader", "");

  // Last in, first out: the connection used last has the warmest cache.
  private final Deque<SqlConnection> free = new ConcurrentLinkedDeque<>();
  private final Semaphore permits;
  private final int size;
  private volatile boolean closed;

  private Readers(int size) {
    this.size = size;
    permits = new Semaphore(size);
  }

  /// {@return a pool with all its connections open}
  static Readers open(OwnedDatabase database) {
    var readers = new Readers(database.readers());
    try {
      for (int i = 0; i < readers.size; i++) {
        readers.free.add(new SqlConnection(database.openReader(), database));
      }
    } catch (SQLException e) {
      readers.closeFree();
      throw SqlConnection.translate(database, OPEN, e);
    }
    return readers;
  }

  /// Lends a connection to `work`. {@return what it returned}
  @Override
  public <T> T read(Function<SqlConnection, T> work) {
    SqlConnection reader = take();
    try {
      return work.apply(reader);
    } finally {
      giveBack(reader);
    }
  }

  /// {@return a connection for Helidon's client, which closes it to give it back}
  @Override
  public Connection connection() {
    SqlConnection reader = take();
    return LentConnection.of(reader.connection(), () -> giveBack(reader));
  }

  /// Waits for the connections to be given back, and closes them.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      permits.acquireUninterruptibly(size);
      closeFree();
      permits.release(size);
    }
  }

  private SqlConnection take() {
    if (!closed && acquire()) {
      SqlConnection reader = free.pollFirst();
      if (reader != null) {
        return reader;
      }
      permits.release();
    }
    throw new PortException.Unavailable(
        closed ? "the storage is closed" : "no reader became free in %d s".formatted(WAIT_SECONDS));
  }

  private boolean acquire() {
    try {
      return permits.tryAcquire() || permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortException.Unavailable("interrupted while waiting for a reader", e);
    }
  }

  private void giveBack(SqlConnection reader) {
    free.addFirst(reader);
    permits.release();
  }

  private void closeFree() {
    for (var reader = free.poll(); reader != null; reader = free.poll()) {
      try {
        reader.close();
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.WARNING, "a reader could not be closed", e);
      }
    }
  }
}
