// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.core.spi.UnsafeStorageException;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Refuses a server that would lose what it has acknowledged, or a database that cannot keep every
/// text. `synchronous_commit` is not asked: each connection sets its own
/// ([PostgresDatabase#session]).
public final class DurabilityCheck {
  private static final Sql OPEN = Sql.of("open-database", "");
  private static final Sql SETTINGS =
      Sql.of(
          "find-server-settings",
          """
          SELECT current_setting('fsync'), current_setting('full_page_writes'),
            pg_encoding_to_char(encoding)
          FROM pg_database WHERE datname = current_database()
          """);

  private DurabilityCheck() {}

  /// @throws UnsafeStorageException with all that is wrong
  public static void require(PostgresDatabase database) {
    try (var reader = new SqlConnection(database.openReader(), database)) {
      List<String> problems =
          reader
              .first(SETTINGS, row -> problems(row.text(1), row.text(2), row.text(3)))
              .orElseThrow();
      if (!problems.isEmpty()) {
        throw new UnsafeStorageException(
            "%s cannot be used: %s".formatted(database.name(), String.join("; ", problems)));
      }
    } catch (SQLException e) {
      throw SqlConnection.translate(database, OPEN, e);
    }
  }

  static List<String> problems(String fsync, String fullPages, String encoding) {
    var problems = new ArrayList<String>();
    if (fsync.equals("off")) {
      problems.add(
          "fsync is off, so that it loses what it has confirmed: set fsync = on in postgresql.conf and reload");
    }
    if (fullPages.equals("off")) {
      problems.add(
          "full_page_writes is off, so that a crash can damage it: set full_page_writes = on in postgresql.conf and reload");
    }
    if (!encoding.equals("UTF8")) {
      problems.add(
          "its encoding is %s, which has no place for every text: make one with createdb -E UTF8 -T template0"
              .formatted(encoding));
    }
    return problems;
  }
}
