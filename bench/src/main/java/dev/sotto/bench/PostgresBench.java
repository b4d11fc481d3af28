// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;

/// Messages a second through the port of the PostgreSQL adapter, as a multiple of what the driver
/// does with one row a transaction on the same server.
final class PostgresBench {
  private static final int BLOB_BYTES = 300;
  private static final int WARM_UP_SECONDS = 4;
  private static final int RAW_WARM_UP = 200;
  private static final int RAW_SECONDS = 3;

  private final BenchOptions options;

  PostgresBench(BenchOptions options) {
    this.options = options;
  }

  void run() throws IOException, InterruptedException {
    ConsoleReport.title("postgres: messages a second through the port");
    Path folder = options.newFolder();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      AdapterUrl url = AdapterUrl.parse(server.newDatabase());
      String database = url.scheme() + ":" + url.rest();
      StorageProvider provider = BenchStorages.storage(url);
      provider.at(url).migrate();
      try (Connection connection = server.connect(database);
          Storage storage = provider.at(url).open()) {
        measure(connection, storage);
      }
    } catch (SQLException e) {
      throw new IOException("PostgreSQL failed", e);
    } finally {
      TemporaryFolders.delete(folder);
    }
  }

  private void measure(Connection connection, Storage storage)
      throws SQLException, InterruptedException {
    List<Integer> senders = options.numbers("senders", "1,16,64");
    int seconds = options.number("seconds", 5);
    var archive = HistoryDataset.create(storage, InstantSource.system());
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE raw_item (id bigserial PRIMARY KEY, body bytea NOT NULL)");
    }
    archive.rate(64, WARM_UP_SECONDS);
    double before = raw(connection);
    double[] rates = new double[senders.size()];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = archive.rate(senders.get(i), seconds);
    }
    double after = raw(connection);
    double raw = (before + after) / 2;
    ConsoleReport.line(
        "raw, 1 row a transaction: %,.0f/s (before %,.0f, after %,.0f)", raw, before, after);
    ConsoleReport.line("%8s %12s %8s %6s", "senders", "messages/s", "ratio", "aim");
    for (int i = 0; i < rates.length; i++) {
      ConsoleReport.line(
          "%8d %,12.0f %8.2f %6s",
          senders.get(i), rates[i], rates[i] / raw, senders.get(i) == 64 ? "5" : "–");
    }
  }

  private static double raw(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO raw_item (body) VALUES (?)")) {
      insert.setBytes(1, new byte[BLOB_BYTES]);
      for (int i = 0; i < RAW_WARM_UP; i++) {
        commitOne(connection, insert);
      }
      long start = System.nanoTime();
      long end = start + RAW_SECONDS * 1_000_000_000L;
      long rows = 0;
      while (System.nanoTime() < end) {
        commitOne(connection, insert);
        rows++;
      }
      return rows * 1e9 / (System.nanoTime() - start);
    }
  }

  private static void commitOne(Connection connection, PreparedStatement insert)
      throws SQLException {
    insert.executeUpdate();
    connection.commit();
  }
}
