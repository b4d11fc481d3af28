// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sotto.core.PortException;
import dev.sotto.storage.sql.LentConnection;
import dev.sotto.storage.sql.Pool;
import dev.sotto.storage.sql.Sql;
import dev.sotto.storage.sql.SqlConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// HikariCP, with waits short enough that an outage is answered soon, and a close that waits for
/// those who still work. Safe for use by many threads.
final class ConnectionPool implements Pool {
  private static final long WAIT_MILLIS = 2_500;
  private static final long VALIDATION_MILLIS = 1_000;
  private static final Sql BORROW = Sql.of("borrow-connection", "");
  private static final Sql GIVE_BACK = Sql.of("give-back-connection", "");

  private final PostgresDatabase database;
  private final HikariDataSource source;
  private final int size;
  private final Semaphore permits;
  private volatile boolean closed;

  private ConnectionPool(PostgresDatabase database, HikariDataSource source, int size) {
    this.database = database;
    this.source = source;
    this.size = size;
    permits = new Semaphore(size);
  }

  /// {@return a pool of up to `size` connections}
  static ConnectionPool open(PostgresDatabase database, int size) {
    var config = new HikariConfig();
    config.setPoolName("sotto-postgres");
    config.setDataSource(database.source());
    config.setConnectionInitSql(database.session());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(VALIDATION_MILLIS);
    // The schema has just been looked at: whoever borrows hears of an outage.
    config.setInitializationFailTimeout(-1);
    return new ConnectionPool(database, new HikariDataSource(config), size);
  }

  @Override
  public <T> T read(Function<SqlConnection, T> work) {
    return insist(() -> once(work));
  }

  @Override
  public <T> T insist(Supplier<T> read) {
    return Retries.insist(read, SqlStates::isTransient);
  }

  /// Lends a connection to `work`, once. {@return what it returned}
  <T> T once(Function<SqlConnection, T> work) {
    try (var connection = new SqlConnection(connection(), database)) {
      return work.apply(connection);
    } catch (SQLException e) {
      throw SqlConnection.translate(database, GIVE_BACK, e);
    }
  }

  @Override
  public Connection connection() {
    acquire();
    try {
      Connection connection = source.getConnection();
      return LentConnection.of(connection, () -> giveBack(connection));
    } catch (SQLException e) {
      permits.release();
      throw SqlConnection.translate(database, BORROW, e);
    } catch (RuntimeException | Error e) {
      permits.release();
      throw e;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      permits.acquireUninterruptibly(size);
      source.close();
      permits.release(size);
    }
  }

  private void acquire() {
    boolean acquired;
    try {
      acquired = !closed && permits.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortException.Unavailable("interrupted while waiting for a connection", e);
    }
    if (acquired && closed) {
      permits.release();
      acquired = false;
    }
    if (!acquired) {
      throw new PortException.Unavailable(
          closed
              ? "the storage is closed"
              : "no connection became free in %d ms".formatted(WAIT_MILLIS));
    }
  }

  private void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlConnection.translate(database, GIVE_BACK, e);
    } finally {
      permits.release();
    }
  }
}
