// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.jdbc.SqlDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// A file with one table of numbers, each of which may be there once; the negative ones are
/// refused. Counts commits, and fails them on demand.
final class TestDatabase implements Database {
  static final Sql ADD = Sql.of("add-number", "INSERT INTO number (value) VALUES (?)");
  static final Sql COUNT = Sql.of("count-numbers", "SELECT COUNT(*) FROM number");

  final AtomicInteger commits = new AtomicInteger();
  volatile boolean full;
  private final Path file;

  TestDatabase(Path folder) {
    file = folder.resolve("test.db");
    try (Connection connection = openWriter();
        var statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA journal_mode = WAL");
      statement.executeUpdate(
          "CREATE TABLE number (value INTEGER NOT NULL PRIMARY KEY CHECK (value >= 0))");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// {@return how many numbers another connection sees}
  long numbers() {
    try (var reader = new SqlConnection(openReader(), this)) {
      return reader.first(COUNT, row -> row.number(1)).orElseThrow();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Connection openWriter() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  @Override
  public Connection openReader() throws SQLException {
    return openWriter();
  }

  @Override
  public boolean hasTable(SqlConnection reader, String table) {
    return true;
  }

  @Override
  public String timeline(SqlConnection reader) {
    return "0";
  }

  @Override
  public SqlDialect dialect() {
    return new SqlDialect() {
      @Override
      public Words words() {
        return new Words("", "", "");
      }

      @Override
      public Object parameter(Instant moment) {
        return moment.toEpochMilli();
      }

      @Override
      public Instant moment(ResultSet result, int column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(column));
      }
    };
  }

  @Override
  public Transaction transaction() {
    return new Transaction() {
      @Override
      public void begin(SqlConnection writer) {
        writer.execute(Sql.of("begin", "BEGIN IMMEDIATE"));
      }

      @Override
      public void commit(SqlConnection writer) {
        if (full) {
          throw writer.failed(Sql.of("commit", ""), new SQLException("disk full"));
        }
        writer.execute(Sql.of("commit", "COMMIT"));
        commits.incrementAndGet();
      }

      @Override
      public void rollback(SqlConnection writer) {
        writer.execute(Sql.of("rollback", "ROLLBACK"));
      }
    };
  }

  @Override
  public String explain(SQLException failure) {
    return "the test database fails";
  }

  @Override
  public Failure classify(SQLException failure) {
    return (failure.getErrorCode() & 0xff) == 19 ? Failure.BROKEN_RULE : Failure.UNAVAILABLE;
  }
}
