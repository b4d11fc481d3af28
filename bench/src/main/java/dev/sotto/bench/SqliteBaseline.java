// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.process.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// The rate of disk and driver alone: one row of 300 bytes a transaction, with the durability of
/// the server's own file (WAL, `synchronous=FULL`).
final class SqliteBaseline {
  static final String COMMAND = "raw";

  private static final int BLOB_BYTES = 300;
  private static final int WARM_UP = 200;
  private static final double SECONDS = 3;

  private SqliteBaseline() {}

  /// {@return transactions a second in a file of `folder`, measured in a process of its own}
  static double measure(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path file = folder.resolve("raw-" + System.nanoTime() + ".db");
    Process process =
        ChildJvm.builder(environment, List.of(COMMAND, file.toString(), Double.toString(SECONDS)))
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the raw baseline failed: " + output);
    }
    return Double.parseDouble(output);
  }

  /// The child: prints the rate.
  static void main(List<String> arguments) {
    try {
      System.out.println(rate(arguments.get(0), Double.parseDouble(arguments.get(1))));
    } catch (SQLException e) {
      throw new IllegalStateException("the raw baseline failed", e);
    }
  }

  private static double rate(String file, double seconds) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
        statement.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
      }
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO item (body) VALUES (?)")) {
        insert.setBytes(1, new byte[BLOB_BYTES]);
        for (int i = 0; i < WARM_UP; i++) {
          commitOne(connection, insert);
        }
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long rows = 0;
        while (System.nanoTime() < end) {
          commitOne(connection, insert);
          rows++;
        }
        return rows * 1e9 / (System.nanoTime() - start);
      }
    }
  }

  private static void commitOne(Connection connection, PreparedStatement insert)
      throws SQLException {
    insert.executeUpdate();
    connection.commit();
  }
}
