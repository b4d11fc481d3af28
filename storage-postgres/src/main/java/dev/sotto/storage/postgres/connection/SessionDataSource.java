// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.storage.sql.jdbc.ConnectionInitializer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens connections whose session is set up. A server that goes away in between fails the opening:
/// the pool takes that for the outage that it is, and not for a statement of ours that is wrong,
/// which it would log as an error.
final class SessionDataSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  private final String session;
  private final int patienceMillis;

  /// @param session the statement that sets a session up
  /// @param patienceSeconds how long a read of its answer may take
  SessionDataSource(String session, int patienceSeconds) {
    this.session = session;
    patienceMillis = Math.toIntExact(TimeUnit.SECONDS.toMillis(patienceSeconds));
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return ConnectionInitializer.of(super.getConnection(user, password), this::setUp);
  }

  private void setUp(Connection connection) throws SQLException {
    int later = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, patienceMillis);
    try (Statement statement = connection.createStatement()) {
      statement.execute(session);
    }
    connection.setNetworkTimeout(Runnable::run, later);
  }
}
