// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Lends connections, of which there are few. Safe for use by many threads.
///
/// Helidon's client borrows through [JdbcConnectionPool#connection()] and closes what it borrowed
/// to give it back.
public interface ConnectionPool extends JdbcConnectionPool, AutoCloseable {
  /// Lends a connection to `work`. {@return what it returned}
  ///
  /// @throws dev.sotto.core.PortException.Unavailable when none becomes free, or the pool is closed
  <T> T read(Function<SqlConnection, T> work);

  /// Runs a read that borrows by itself. {@return what it returned}
  default <T> T insist(Supplier<T> read) {
    return read.get();
  }

  /// Does something with each connection that stays open and is not in use; with none where they
  /// come and go.
  default void onEach(Consumer<SqlConnection> work) {}

  /// Tells `listener` from now on how many nanoseconds each one that found no connection free has
  /// waited.
  void onWait(LongConsumer listener);

  /// Waits for the connections to be given back, and closes them.
  @Override
  void close();
}
