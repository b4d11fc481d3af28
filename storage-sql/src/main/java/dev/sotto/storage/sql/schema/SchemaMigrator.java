// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.schema;

import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnfinishedTransferException;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Brings a schema up to date. The table `schema_version` holds one row for each step taken.
public final class SchemaMigrator {
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
  private final List<SchemaMigration> migrations;

  /// @param migrations all steps, in order
  public SchemaMigrator(Database database, List<SchemaMigration> migrations) {
    this.database = database;
    this.migrations = List.copyOf(migrations);
  }

  /// Takes the steps that are missing, all in one transaction; a second migrator waits for the
  /// first one.
  ///
  /// @throws UnknownSchemaException when a later program has written the schema
  /// @throws UnfinishedTransferException when a move into the database was not finished
  public StorageProvider.Migration migrate() {
    return migrate(known());
  }

  private StorageProvider.Migration migrate(int version) {
    return inTransaction(
        writer -> {
          requireFinished(writer);
          writer.update(CREATE);
          int before = current(writer);
          if (before > version) {
            throw UnknownSchemaException.newer(before, version);
          }
          apply(writer, before, version);
          return new StorageProvider.Migration(before, version);
        });
  }

  /// Makes sure that the database can be used: it has the schema that this program knows, and all
  /// of its data.
  ///
  /// @throws UnknownSchemaException when the schema is another
  /// @throws UnfinishedTransferException when a move into the database was not finished
  public void check() {
    read(
        reader -> {
          requireKnown(found(reader));
          requireFinished(reader);
          return true;
        });
  }

  /// Makes sure that everything in the database can be moved elsewhere. {@return the version of its
  /// schema, which may be an older one}
  ///
  /// @throws UnknownSchemaException when the schema is one whose tables this program does not know
  /// @throws UnfinishedTransferException when a move into the database was not finished
  public int checkSource() {
    return read(
        reader -> {
          int found = found(reader);
          if (found < TransferTables.OLDEST || found > known()) {
            requireKnown(found);
          }
          requireFinished(reader);
          return found;
        });
  }

  /// Makes sure that rows of this version of the schema can be moved into the database: makes that
  /// schema when there is none, or when there is a later one without a row.
  ///
  /// @throws UnknownSchemaException when there is a schema, and not one that this program knows
  /// @throws TransferException when there is a later schema with rows, or this program does not
  ///   know the tables of `version`
  public void prepareTarget(int version) {
    if (version < TransferTables.OLDEST || version > known()) {
      throw new TransferException(
          "the source has schema version %d, this program moves versions %d to %d: use the program that wrote it, or a later one"
              .formatted(version, TransferTables.OLDEST, known()));
    }
    int found = found();
    if (found == 0) {
      migrate(version);
    } else if (found < version) {
      throw UnknownSchemaException.older(found, version);
    } else if (found > known()) {
      throw UnknownSchemaException.newer(found, known());
    } else if (found > version) {
      inTransaction(writer -> makeAnew(writer, found, version));
    }
  }

  private boolean makeAnew(SqlConnection writer, int found, int version) {
    EmptySchema.require(database, writer, found);
    EmptySchema.drop(database, writer, found);
    writer.update(CREATE);
    apply(writer, 0, version);
    return true;
  }

  /// Takes the steps behind `version`, in the transaction of the writer.
  public void complete(SqlConnection writer, int version) {
    apply(writer, version, known());
  }

  /// {@return the version that the database has, whatever wrote it; 0 when it has none}
  public int found() {
    return read(this::found);
  }

  /// {@return the version that this program knows}
  public int known() {
    return migrations.size();
  }

  /// {@return the tables that are not moved, because every storage makes them for itself}
  public static Set<String> leftOut() {
    return TransferTables.LEFT_OUT;
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
    UnfinishedTransferMarker.find(database, connection)
        .ifPresent(
            source -> {
              throw new UnfinishedTransferException(source);
            });
  }

  private static int current(SqlConnection connection) {
    return connection.first(CURRENT, row -> (int) row.number(1)).orElse(0);
  }

  private void apply(SqlConnection writer, int from, int to) {
    migrations.subList(from, to).forEach(step -> apply(writer, step));
  }

  private static void apply(SqlConnection writer, SchemaMigration step) {
    for (int i = 0; i < step.statements().size(); i++) {
      String name = "migration-%d-statement-%d".formatted(step.version(), i + 1);
      writer.update(Sql.of(name, step.statements().get(i)));
    }
    step.work().accept(writer);
    writer.update(RECORD, step.version());
  }

  private <T> T inTransaction(Function<SqlConnection, T> work) {
    try (var writer = new SqlConnection(database.openWriter(), database)) {
      database.transaction().begin(writer);
      try {
        database.lockSchema(writer);
        T result = work.apply(writer);
        database.transaction().commit(writer);
        return result;
      } catch (RuntimeException e) {
        database.transaction().rollback(writer);
        throw e;
      }
    } catch (SQLException e) {
      throw SqlConnection.translate(database, OPEN, e);
    }
  }

  private <T> T read(Function<SqlConnection, T> work) {
    try (var reader = new SqlConnection(database.openReader(), database)) {
      return work.apply(reader);
    } catch (SQLException e) {
      throw SqlConnection.translate(database, OPEN, e);
    }
  }
}
