// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/// A PostgreSQL server under load, and what it uses. For one thread.
public final class PostgresServer implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final ProcessHandle process;
  private final Path folder;

  private PostgresServer(Path folder) throws IOException {
    this.folder = folder;
    this.postgres = EmbeddedPostgres.start(folder);
    long pid =
        Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
    this.process = ProcessHandle.of(pid).orElseThrow(() -> new IOException("it has ended"));
  }

  /// {@return a running server}
  ///
  /// @param folder is deleted with it
  public static PostgresServer start(Path folder) throws IOException {
    return new PostgresServer(folder);
  }

  /// {@return the URL of a new database, as `SOTTO_STORAGE`}
  public String newDatabase() {
    return postgres.newDatabase();
  }

  /// {@return where it listens}
  public int port() {
    return postgres.port();
  }

  /// {@return processor time used so far by all its processes that live}
  public Duration cpu() {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// {@return how many transactions have ended so far, as the server counts them, which is up to a
  /// second later}
  public long transactions() throws IOException {
    try (Connection connection = postgres.connect("/postgres");
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT sum(xact_commit + xact_rollback) FROM pg_stat_database");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IOException("PostgreSQL does not tell", e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    TemporaryFolders.delete(folder);
  }
}
