// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.schema;

import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.Optional;

/// The mark of a storage into which a move was begun and not finished: a table that is there as
/// long as the mark is.
public final class UnfinishedTransferMarker {
  private static final String TABLE = "unfinished_move";
  private static final Sql CREATE =
      Sql.of("create-move-mark", "CREATE TABLE unfinished_move (source TEXT NOT NULL)");
  private static final Sql SET =
      Sql.of("set-move-mark", "INSERT INTO unfinished_move (source) VALUES (?)");
  private static final Sql FIND =
      Sql.of("find-move-mark", "SELECT source FROM unfinished_move LIMIT 1");
  private static final Sql REMOVE = Sql.of("remove-move-mark", "DROP TABLE unfinished_move");

  private UnfinishedTransferMarker() {}

  /// {@return the source of the unfinished move}
  public static Optional<String> find(Database database, SqlConnection reader) {
    return database.hasTable(reader, TABLE)
        ? reader.first(FIND, row -> row.text(1))
        : Optional.empty();
  }

  public static void set(SqlConnection writer, String source) {
    writer.update(CREATE);
    writer.update(SET, source);
  }

  public static void remove(SqlConnection writer) {
    writer.update(REMOVE);
  }
}
