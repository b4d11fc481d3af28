// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import dev.sotto.core.PortException;
import io.helidon.common.mapper.MapperException;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Reads through the pool: rare statements with Helidon's client, frequent ones with prepared
/// statements on the connection beneath it (RATIONALE.md has the figures). Safe for use by many
/// threads.
public final class QueryRunner implements AutoCloseable {
  private final Database database;
  private final ConnectionPool pool;
  private final DbClient client;

  public QueryRunner(Database database, ConnectionPool pool) {
    this.database = database;
    this.pool = pool;
    client = JdbcClientBuilder.create().connectionPool(pool).build();
  }

  /// {@return the first row, empty when there is none}
  public <T> Optional<T> first(Sql sql, RowMapper<T> mapper, Object... parameters) {
    List<T> rows = all(sql, mapper, parameters);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  /// {@return all rows, in order}
  public <T> List<T> all(Sql sql, RowMapper<T> mapper, Object... parameters) {
    SqlDialect dialect = database.dialect();
    List<Object> bound =
        Arrays.stream(parameters)
            .map(value -> value instanceof Instant moment ? dialect.parameter(moment) : value)
            .toList();
    return pool.insist(() -> query(sql, mapper, bound));
  }

  private <T> List<T> query(Sql sql, RowMapper<T> mapper, List<Object> parameters) {
    try (Stream<DbRow> rows =
        client.execute().createNamedQuery(sql.name(), sql.text()).params(parameters).execute()) {
      return rows.map(row -> mapper.map(new DbClientRow(row))).toList();
    } catch (DbClientException e) {
      throw translate(sql, e);
    } catch (MapperException e) {
      throw new PortException.Corrupt(sql + " read a column of another type", e);
    } catch (IllegalArgumentException e) {
      throw SqlConnection.unreadable(sql, e);
    }
  }

  /// Lends a connection with prepared statements to `work`. {@return what it returned}
  public <T> T hot(Function<SqlConnection, T> work) {
    return pool.read(work);
  }

  /// Does something with each connection that stays open.
  public void onEach(Consumer<SqlConnection> work) {
    pool.onEach(work);
  }

  public void onWait(LongConsumer listener) {
    pool.onWait(listener);
  }

  @Override
  public void close() {
    pool.close();
  }

  private RuntimeException translate(Sql sql, DbClientException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof SQLException e
        ? SqlConnection.translate(database, sql, e)
        : new PortException.Unavailable(sql + " failed", failure);
  }
}
