// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnfinishedMoveException;
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
  /// @throws UnfinishedMoveException when a move into the database was not finished
  public StorageProvider.Migration migrate() {
    try (var writer = new SqlConnection(database.openWriter(), database)) {
      database.transaction().begin(writer);
      try {
        database.lockSchema(writer);
        requireFinished(writer);
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

  /// Makes sure that the database can be used: it has the schema that this program knows, and all
  /// of its data.
  ///
  /// @throws UnknownSchemaException when the schema is another
  /// @throws UnfinishedMoveException when a move into the database was not finished
  public void check() {
    try (var reader = new SqlConnection(database.openReader(), database)) {
      requireKnown(found(reader));
      requireFinished(reader);
    } catch (SQLException e) {
      throw SqlConnection.translate(database, OPEN, e);
    }
  }

  /// Makes sure that something can be moved into the database; makes the schema when there is none.
  ///
  /// @throws UnknownSchemaException when there is a schema, and not the one that this program knows
  public void prepareTarget() {
    int found;
    try (var reader = new SqlConnection(database.openReader(), database)) {
      found = found(reader);
    } catch (SQLException e) {
      throw SqlConnection.translate(database, OPEN, e);
    }
    if (found == 0) {
      migrate();
    } else {
      requireKnown(found);
    }
  }

  /// {@return the version that this program knows}
  public int known() {
    return migrations.size();
  }

  private int found(SqlConnection reader) {
    return database.hasTable(reader, "schema_version") ? current(reader) : 0;
  }

  private void requireKnown(int found) {
    if (found > known()) {
      throw UnknownSchemaException.newer(found, known());
    }
    if (found < known()) {
      throw UnknownSchemaException.older(found, known());
    }
  }

  private void requireFinished(SqlConnection connection) {
    MoveMark.find(database, connection)
        .ifPresent(
            source -> {
              throw new UnfinishedMoveException(source);
            });
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
