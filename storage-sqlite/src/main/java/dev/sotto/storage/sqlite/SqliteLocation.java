// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider.Migration;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.storage.sql.schema.SchemaMigrator;
import dev.sotto.storage.sql.transfer.SqlTransferSource;
import dev.sotto.storage.sql.transfer.SqlTransferTarget;
import java.nio.file.Path;
import java.util.Optional;

/// A storage in one file. Safe for use by many threads.
final class SqliteLocation implements StorageLocation {
  private final SqliteFile file;

  SqliteLocation(SqliteFile file) {
    this.file = file;
  }

  @Override
  public int schemaFound() {
    return file.exists() ? migrator().found() : 0;
  }

  /// Creates the file, readable by its owner only, and the folder around it when they are missing.
  @Override
  public Migration migrate() {
    file.create();
    return migrator().migrate();
  }

  @Override
  public Storage open() {
    SchemaMigrator migrator = migrator();
    requireFile(migrator);
    migrator.check();
    return SqlStorage.open(new SqliteDatabase(file));
  }

  @Override
  public Optional<Path> folder() {
    return Optional.ofNullable(file.path().getParent());
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(file.real());
  }

  @Override
  public TransferSource openSource() {
    SchemaMigrator migrator = migrator();
    requireFile(migrator);
    int found = migrator.checkSource();
    return SqlTransferSource.open(
        new SqliteDatabase(file), new SqliteTransferSupport(), "sqlite:" + file.path(), found);
  }

  /// Creates the file and the folder around it like [#migrate].
  @Override
  public TransferTarget openTarget(int version) {
    SchemaMigrator migrator = migrator();
    file.create();
    migrator.prepareTarget(version);
    return SqlTransferTarget.open(
        new SqliteDatabase(file), new SqliteTransferSupport(), migrator, version);
  }

  private void requireFile(SchemaMigrator migrator) {
    if (!file.exists()) {
      throw UnknownSchemaException.older(0, migrator.known());
    }
  }

  /// Of a database of its own, which is closed before another one is opened: each watches the files
  /// that it has opened, and its timeline is drawn with it.
  private SchemaMigrator migrator() {
    return new SchemaMigrator(new SqliteDatabase(file), SqliteMigrations.migrations());
  }
}
