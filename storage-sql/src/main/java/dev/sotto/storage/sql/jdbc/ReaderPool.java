// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// A fixed set of connections that only read. Safe for use by many threads; virtual threads wait
/// without holding a carrier.
public final class ReaderPool implements ConnectionPool {
  private static final System.Logger LOG = System.getLogger(ReaderPool.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Sql OPEN = Sql.of("open-reader", "");

  // Last in, first out: the connection used last has the warmest cache.
  private final Deque<SqlConnection> free = new ConcurrentLinkedDeque<>();
  private final ConnectionPermits permits;

  private final int size;

  private ReaderPool(int size) {
    this.size = size;
    permits = new ConnectionPermits(size, PATIENCE);
  }

  /// {@return a pool with all its connections open}
  public static ReaderPool open(EmbeddedDatabase database) {
    int size = database.readers();
    var readers = new ReaderPool(size);
    try {
      for (int i = 0; i < size; i++) {
        readers.free.add(new SqlConnection(database.openReader(), database));
      }
      return readers;
    } catch (SQLException e) {
      readers.closeFree();
      throw SqlConnection.translate(database, OPEN, e);
    } catch (RuntimeException e) {
      readers.closeFree();
      throw e;
    }
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
    return BorrowedConnection.of(reader.connection(), () -> giveBack(reader));
  }

  /// Waits for the connections to be given back, and closes them.
  @Override
  public void close() {
    permits.close(this::closeFree);
  }

  /// Leaves out those that are in use.
  @Override
  public void onEach(Consumer<SqlConnection> work) {
    var taken = new ArrayList<SqlConnection>(size);
    try {
      while (taken.size() < size && permits.takeIfFree()) {
        taken.add(free.removeFirst());
        work.accept(taken.getLast());
      }
    } finally {
      taken.forEach(this::giveBack);
    }
  }

  @Override
  public void onWait(LongConsumer listener) {
    permits.onWait(listener);
  }

  private SqlConnection take() {
    permits.take();
    // As many as there are permits.
    return free.removeFirst();
  }

  private void giveBack(SqlConnection reader) {
    free.addFirst(reader);
    permits.giveBack();
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
