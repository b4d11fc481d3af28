// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnknownSchemaException;
import java.sql.SQLException;
import java.util.List;

/// Brings a schema up to date. The table `schema_version` holds one row for each step taken.
public final class Migrator {
  private static final Sql OPEN = Sql.of("open-for-migration", "");
  private static final Sql CREATE =
      Sql.of(
          "create-schema-version",
          "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)");
  private static final Sql CURRENT =
      Sql.of("find-schema-version", "SELECT COALESCE(MAX(version), 0) FROM schema_version");
  private static final Sql RECORD =
      Sql.of("add-schema-version", "INSERT INTO schema_version (version) VALUES (?)");

  private final Database database;
  private final List<Migration> migrations;

  /// @param migrations all steps, in order
  public Migrator(Database database, List<Migration> migrations) {
    this.database = database;
    this.migrations = List.copyOf(migrations);
  }

  /// Takes the steps that are missing, all in one transaction; a second migrator waits for the
  /// first one.
  ///
  /// @throws UnknownSchemaException when a later program has written the schema
  public StorageProvider.Migration migrate() {
    try (var writer = new SqlConnection(database.openWriter(), database)) {
      database.transaction().begin(writer);
      try {
        database.lockSchema(writer);
        writer.update(CREATE);
        int before = current(writer);
        if (before > known()) {
          throw UnknownSchemaException.newer(before, known());
        }
        migrations.subList(before, known()).forEach(step -> apply(writer, step));
        database.transaction().commit(writer);
        return new StorageProvider.Migration(before, known());
      } catch (RuntimeException e) {
        database.transaction().rollback(writer);
        throw e;
      }
    } catch (SQLException e) {
      throw SqlConnection.translate(database, OPEN, e);
    }
  }

  /// Makes sure that the schema is the one that this program knows.
  ///
  /// @throws UnknownSchemaException when it is another
  public void check() {
    try (var reader = new SqlConnection(database.openReader(), database)) {
      int found = database.hasTable(reader, "schema_version") ? current(reader) : 0;
      if (found > known()) {
        throw UnknownSchemaException.newer(found, known());
      }
      if (found < known()) {
        throw UnknownSchemaException.older(found, known());
      }
    } catch (SQLException e) {
      throw SqlConnection.translate(database, OPEN, e);
    }
  }

  /// {@return the version that this program knows}
  public int known() {
    return migrations.size();
  }

  private static int current(SqlConnection connection) {
    return connection.first(CURRENT, row -> (int) row.number(1)).orElse(0);
  }

  private static void apply(SqlConnection writer, Migration step) {
    for (int i = 0; i < step.statements().size(); i++) {
      String name = "migration-%d-statement-%d".formatted(step.version(), i + 1);
      writer.update(Sql.of(name, step.statements().get(i)));
    }
    writer.update(RECORD, step.version());
  }
}
