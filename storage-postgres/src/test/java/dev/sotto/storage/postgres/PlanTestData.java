// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Fills all tables of a database that have no check, so that PostgreSQL plans as it does with many
/// rows. The rows mean nothing.
final class PlanTestData {
  private static final int ROWS = 5_000;

  private PlanTestData() {}

  static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Without looking after references.
      statement.execute("SET session_replication_role = replica");
      for (String insert : inserts(statement)) {
        statement.execute(insert);
      }
      statement.execute("SET session_replication_role = DEFAULT");
      statement.execute("ANALYZE");
    }
  }

  private static List<String> inserts(Statement statement) throws SQLException {
    var inserts = new ArrayList<String>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT table_name, string_agg(
                CASE data_type
                  WHEN 'bigint' THEN 'n'
                  WHEN 'integer' THEN 'n % 100 + 1'
                  WHEN 'boolean' THEN 'n % 2 = 0'
                  WHEN 'bytea' THEN '''\\x00'''
                  WHEN 'timestamp with time zone' THEN 'now() + n * interval ''1 second'''
                  ELSE 'n::text' END,
                ', ' ORDER BY ordinal_position)
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name NOT IN (
              SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'c')
            GROUP BY table_name
            """)) {
      while (rows.next()) {
        inserts.add(
            "INSERT INTO %s SELECT %s FROM generate_series(1, %d) AS n ON CONFLICT DO NOTHING"
                .formatted(rows.getString(1), rows.getString(2), ROWS));
      }
    }
    return inserts;
  }
}
