// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import dev.sotto.core.PortException;
import dev.sotto.core.message.History;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// A connection that prepares each statement once. Parameters are `Long`, `Integer`, `Boolean`,
/// `String`, `Instant`, `byte[]`, or arrays of them as far as the driver takes them. Owned by one
/// thread at a time, but for [#abort].
///
/// Every failure of the driver leaves as [PortException] with the name of the statement, or as
/// [IllegalStateException] when the caller broke a rule of the port.
public final class SqlConnection implements AutoCloseable {
  private static final Sql ABORT = Sql.of("abort-connection", "");

  private final Connection connection;
  private final Database database;
  private final Map<Sql, PreparedStatement> prepared = new HashMap<>();
  private final Map<Sql, Sql> boundedOf = new HashMap<>();

  /// @param connection closed with this one
  public SqlConnection(Connection connection, Database database) {
    this.connection = connection;
    this.database = database;
  }

  /// {@return the first row, empty when there is none}
  public <T> Optional<T> first(Sql sql, RowMapper<T> mapper, Object... parameters) {
    return query(
        sql,
        result ->
            result.next()
                ? Optional.of(mapper.map(new ResultSetRow(result, database.dialect())))
                : Optional.empty(),
        parameters);
  }

  /// {@return all rows, in order}
  public <T> List<T> all(Sql sql, RowMapper<T> mapper, Object... parameters) {
    return query(
        sql,
        result -> {
          var rows = new ArrayList<T>();
          var row = new ResultSetRow(result, database.dialect());
          while (result.next()) {
            rows.add(mapper.map(row));
          }
          return rows;
        },
        parameters);
  }

  /// {@return the first rows, in order, until one of them has filled the page}
  ///
  /// @param sql has a column `body`
  /// @param weight bytes of a row, its body above all
  public <T> List<T> page(
      Sql sql, RowMapper<T> mapper, ToIntFunction<? super T> weight, Object... parameters) {
    Sql bounded =
        database.dialect().holdsResults()
            ? boundedOf.computeIfAbsent(sql, SqlConnection::bounded)
            : sql;
    return query(
        bounded,
        result -> {
          var page = new ArrayList<T>();
          var row = new ResultSetRow(result, database.dialect());
          long bytes = 0;
          while (bytes < History.PAGE_BYTES && result.next()) {
            T next = mapper.map(row);
            page.add(next);
            bytes += weight.applyAsInt(next);
          }
          return page;
        },
        parameters);
  }

  /// {@return the page cut in the database, for drivers that would hold all of it: sizes are known
  /// there without the bodies being read}
  private static Sql bounded(Sql page) {
    return Sql.of(
        "bounded-" + page.name(),
        """
        SELECT * FROM (
          SELECT page.*, SUM(COALESCE(octet_length(body), 0)) OVER (ROWS UNBOUNDED PRECEDING) AS filled
          FROM (%s) AS page) AS pages
        WHERE filled - COALESCE(octet_length(body), 0) < %d
        """
            .formatted(page.text(), History.PAGE_BYTES));
  }

  private <T> T query(Sql sql, ResultReader<T> reader, Object... parameters) {
    try {
      PreparedStatement statement = bind(sql, parameters);
      try (ResultSet result = statement.executeQuery()) {
        return reader.read(result);
      }
    } catch (SQLException e) {
      throw failed(sql, e);
    } catch (ResultSetRow.RowFailure e) {
      throw failed(sql, e.failure());
    } catch (IllegalArgumentException e) {
      throw unreadable(sql, e);
    }
  }

  /// {@return how many rows the statement changed}
  public int update(Sql sql, Object... parameters) {
    try {
      return bind(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// Runs a script in one round trip. If one of its statements fails, those behind it are not run.
  ///
  /// @param readers told of the rows of the first statements, each of those of its own
  public void script(Sql script, List<Consumer<Row>> readers, Object... parameters) {
    try {
      PreparedStatement statement = bind(script, parameters);
      boolean haveRows = statement.execute();
      for (Consumer<Row> reader : readers) {
        if (haveRows) {
          readAll(statement, reader);
        }
        haveRows = statement.getMoreResults();
      }
    } catch (SQLException e) {
      throw failed(script, e);
    } catch (ResultSetRow.RowFailure e) {
      throw failed(script, e.failure());
    } catch (IllegalArgumentException e) {
      throw unreadable(script, e);
    }
  }

  private void readAll(PreparedStatement statement, Consumer<Row> reader) throws SQLException {
    try (ResultSet result = statement.getResultSet()) {
      var row = new ResultSetRow(result, database.dialect());
      while (result.next()) {
        reader.accept(row);
      }
    }
  }

  /// Keeps the rows that a query finds from other writers until the transaction ends, locking them
  /// in the order of the query; does nothing where there are no other writers.
  public void lock(Sql sql, Object... parameters) {
    if (database.dialect().words().haveLocks()) {
      all(sql, row -> row.number(1), parameters);
    }
  }

  /// Keeps other writers from the same name until the transaction ends; does nothing where there
  /// are no other writers.
  public void lockName(String name) {
    database.dialect().lockName(this, name);
  }

  /// Begins a transaction of the driver.
  ///
  /// @param sql names the failure
  public void begin(Sql sql) {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// Makes durable what was written in the driver's transaction.
  ///
  /// @param sql names the failure
  public void commit(Sql sql) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// Undoes what was written in the driver's transaction.
  ///
  /// @param sql names the failure
  public void rollback(Sql sql) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// Runs a statement that changes no row.
  public void execute(Sql sql) {
    try {
      bind(sql).execute();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// Ends the connection at once: whoever waits for an answer on it fails. For any thread.
  ///
  /// @throws PortException when the driver cannot
  public void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw failed(ABORT, e);
    }
  }

  public Connection connection() {
    return connection;
  }

  public RuntimeException failed(Sql sql, SQLException failure) {
    return translate(database, sql, failure);
  }

  /// {@return what leaves a port when the driver has failed}
  public static RuntimeException translate(Database database, Sql sql, SQLException failure) {
    return switch (database.classify(failure)) {
      case UNAVAILABLE ->
          new PortException.Unavailable(
              "%s failed: %s".formatted(sql, database.explain(failure)), failure);
      case CORRUPT ->
          new PortException.Corrupt(
              "%s met damaged data: %s".formatted(sql, database.explain(failure)), failure);
      case BROKEN_RULE -> new IllegalStateException(sql + " broke a constraint", failure);
    };
  }

  public static PortException unreadable(Sql sql, IllegalArgumentException failure) {
    return new PortException.Corrupt(sql + " read a row that the domain does not allow", failure);
  }

  private PreparedStatement bind(Sql sql, Object... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(database.dialect().words().fill(sql.text()));
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      bind(statement, i + 1, parameters[i]);
    }
    return statement;
  }

  private void bind(PreparedStatement statement, int index, Object parameter) throws SQLException {
    switch (parameter) {
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case String text -> statement.setString(index, text);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Instant moment -> bind(statement, index, database.dialect().parameter(moment));
      case Boolean flag -> statement.setBoolean(index, flag);
      default -> statement.setObject(index, parameter);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private interface ResultReader<T> {
    T read(ResultSet result) throws SQLException;
  }
}
