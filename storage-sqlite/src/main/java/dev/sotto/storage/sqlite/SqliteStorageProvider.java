// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.storage.sql.schema.SchemaMigrator;
import dev.sotto.storage.sql.transfer.SqlTransferSource;
import dev.sotto.storage.sql.transfer.SqlTransferTarget;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Opens `sqlite:<path>`, as `sqlite:./data/sotto.db`. Safe for use by many threads.
public final class SqliteStorageProvider implements StorageProvider {
  /// Used by `ServiceLoader`.
  public SqliteStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("sqlite");
  }

  @Override
  public int schemaVersion() {
    return SqliteMigrations.migrations().size();
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public int schemaFound(AdapterUrl url) {
    SqliteFile file = SqliteFile.of(url);
    return file.exists() ? migrator(file).found() : 0;
  }

  /// Creates the file, readable by its owner only, and the folder around it when they are missing.
  @Override
  public Migration migrate(AdapterUrl url) {
    SqliteFile file = SqliteFile.of(url);
    file.create();
    return migrator(file).migrate();
  }

  @Override
  public Storage open(AdapterUrl url) {
    SqliteFile file = SqliteFile.of(url);
    SchemaMigrator migrator = migrator(file);
    requireFile(file, migrator);
    migrator.check();
    return SqlStorage.open(new SqliteDatabase(file));
  }

  @Override
  public Optional<Path> folder(AdapterUrl url) {
    return Optional.ofNullable(SqliteFile.of(url).path().getParent());
  }

  @Override
  public Optional<Path> file(AdapterUrl url) {
    return Optional.of(SqliteFile.of(url).real());
  }

  @Override
  public void check(AdapterUrl url) {
    var _ = SqliteFile.of(url);
  }

  @Override
  public TransferSource openSource(AdapterUrl url) {
    SqliteFile file = SqliteFile.of(url);
    SchemaMigrator migrator = migrator(file);
    requireFile(file, migrator);
    int found = migrator.checkSource();
    return SqlTransferSource.open(
        new SqliteDatabase(file), new SqliteTransferSupport(), "sqlite:" + file.path(), found);
  }

  /// Creates the file and the folder around it like [#migrate].
  @Override
  public TransferTarget openTarget(AdapterUrl url, int version) {
    SqliteFile file = SqliteFile.of(url);
    SchemaMigrator migrator = migrator(file);
    file.create();
    migrator.prepareTarget(version);
    return SqlTransferTarget.open(
        new SqliteDatabase(file), new SqliteTransferSupport(), migrator, version);
  }

  private static void requireFile(SqliteFile file, SchemaMigrator migrator) {
    if (!file.exists()) {
      throw UnknownSchemaException.older(0, migrator.known());
    }
  }

  private static SchemaMigrator migrator(SqliteFile file) {
    return new SchemaMigrator(new SqliteDatabase(file), SqliteMigrations.migrations());
  }
}
