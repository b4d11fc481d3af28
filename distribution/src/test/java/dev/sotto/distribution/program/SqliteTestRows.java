// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import dev.sotto.distribution.crash.RestClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The SQLite database of a server that does not run, into which rows are put that would take long
/// to send.
///
/// @param data the folder of the server
record SqliteTestRows(Path data) {
  /// Adds accounts like the one that there is, each with 4 KB that can hardly be compressed.
  void accounts(int count) throws SQLException {
    run(
        numbers(count)
            + """
             INSERT INTO account
            SELECT 1000000 + i, 'filler' || i, 'filler' || i, password_hash, hex(randomblob(2000)),
              role, enabled, created_at, last_seen
            FROM account, n
            """);
  }

  /// Adds accounts, and makes them contacts.
  void contacts(RestClient owner, int count) throws SQLException {
    run(
        numbers(count)
            + """
             INSERT INTO account
            SELECT 1000000 + i, 'filler' || i, 'filler' || i, '$2b$10$x', '', 'USER', 1, 0, 0 FROM n
            """,
        numbers(count)
            + " INSERT INTO contact SELECT %d, 1000000 + i, 0 FROM n".formatted(owner.account()));
  }

  /// Adds messages that the only device of the recipient has not acknowledged.
  void mailbox(RestClient from, RestClient to, int count) throws SQLException {
    run(
        numbers(count)
            + """
             INSERT INTO message (sender, sender_device, recipient, low, high, sent_at, expires_at, hidden,
              client_id, digest, body)
            SELECT %1$d, 1, %2$d, min(%1$d, %2$d), max(%1$d, %2$d), unixepoch() * 1000, 253402300799999, 0,
              'filler' || i, zeroblob(32), x'00' FROM n
            """
                .formatted(from.account(), to.account()),
        "INSERT INTO delivery SELECT %d, 1, id, id, 0 FROM message".formatted(to.account()),
        "UPDATE mailbox SET last_seq = %d WHERE account = %d".formatted(count, to.account()));
  }

  private static String numbers(int count) {
    return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
        .formatted(count);
  }

  /// All or none.
  private void run(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("sotto.db"));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String text : statements) {
        statement.executeUpdate(text);
      }
      connection.commit();
    }
  }
}
