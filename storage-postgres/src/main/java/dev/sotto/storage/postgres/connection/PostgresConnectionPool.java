// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sotto.storage.sql.jdbc.BorrowedConnection;
import dev.sotto.storage.sql.jdbc.ConnectionPermits;
import dev.sotto.storage.sql.jdbc.ConnectionPool;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// HikariCP, with waits short enough that an outage is answered soon, and a close that waits for
/// those who still work. Safe for use by many threads.
public final class PostgresConnectionPool implements ConnectionPool {
  private static final System.Logger LOG = System.getLogger(PostgresConnectionPool.class.getName());
  static final Duration PATIENCE = Duration.ofMillis(2_500);

  private static final long VALIDATION_MILLIS = 1_000;
  private static final Sql BORROW = Sql.of("borrow-connection", "");
  private static final Sql GIVE_BACK = Sql.of("give-back-connection", "");

  private final PostgresDatabase database;
  private final HikariDataSource source;
  private final ConnectionPermits permits;

  private PostgresConnectionPool(PostgresDatabase database, HikariDataSource source, int size) {
    this.database = database;
    this.source = source;
    permits = new ConnectionPermits(size, PATIENCE);
  }

  /// {@return a pool of up to `size` connections}
  public static PostgresConnectionPool open(PostgresDatabase database, int size) {
    var config = new HikariConfig();
    config.setPoolName("sotto-postgres");
    config.setDataSource(database.source());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(VALIDATION_MILLIS);
    // The schema has just been looked at: whoever borrows hears of an outage.
    config.setInitializationFailTimeout(-1);
    var pool = new PostgresConnectionPool(database, new HikariDataSource(config), size);
    database.watch().start();
    return pool;
  }

  @Override
  public <T> T read(Function<SqlConnection, T> work) {
    return insist(() -> once(work));
  }

  @Override
  public <T> T insist(Supplier<T> read) {
    return TransientRetries.insist(read, SqlStates::isTransient);
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
    permits.take();
    try {
      Connection connection = source.getConnection();
      database.watch().begin(connection, () -> abort(connection));
      return BorrowedConnection.of(connection, () -> giveBack(connection));
    } catch (SQLException e) {
      permits.giveBack();
      throw SqlConnection.translate(database, BORROW, e);
    } catch (RuntimeException | Error e) {
      permits.giveBack();
      throw e;
    }
  }

  @Override
  public void close() {
    permits.close(
        () -> {
          database.watch().close();
          source.close();
        });
  }

  @Override
  public void onWait(LongConsumer listener) {
    permits.onWait(listener);
  }

  private void giveBack(Connection connection) {
    database.watch().end(connection);
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlConnection.translate(database, GIVE_BACK, e);
    } finally {
      permits.giveBack();
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "a connection that does not answer could not be ended", e);
    }
  }
}
