// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.storage.sql.Migrator;
import dev.sotto.storage.sql.SqlSource;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.storage.sql.SqlTarget;
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
    return Schema.migrations().size();
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public int schemaFound(AdapterUrl url) {
    DatabaseFile file = DatabaseFile.of(url);
    return file.exists() ? migrator(file).found() : 0;
  }

  /// Creates the file, readable by its owner only, and the folder around it when they are missing.
  @Override
  public Migration migrate(AdapterUrl url) {
    DatabaseFile file = DatabaseFile.of(url);
    file.create();
    return migrator(file).migrate();
  }

  @Override
  public Storage open(AdapterUrl url) {
    DatabaseFile file = DatabaseFile.of(url);
    Migrator migrator = migrator(file);
    requireFile(file, migrator);
    migrator.check();
    return SqlStorage.open(new SqliteDatabase(file));
  }

  @Override
  public Optional<Path> folder(AdapterUrl url) {
    return Optional.ofNullable(DatabaseFile.of(url).path().getParent());
  }

  @Override
  public Optional<Path> file(AdapterUrl url) {
    return Optional.of(DatabaseFile.of(url).real());
  }

  @Override
  public void check(AdapterUrl url) {
    var _ = DatabaseFile.of(url);
  }

  @Override
  public TransferSource openSource(AdapterUrl url) {
    DatabaseFile file = DatabaseFile.of(url);
    Migrator migrator = migrator(file);
    requireFile(file, migrator);
    int found = migrator.checkSource();
    return SqlSource.open(
        new SqliteDatabase(file), new SqliteMoving(), "sqlite:" + file.path(), found);
  }

  /// Creates the file and the folder around it like [#migrate].
  @Override
  public TransferTarget openTarget(AdapterUrl url, int version) {
    DatabaseFile file = DatabaseFile.of(url);
    Migrator migrator = migrator(file);
    file.create();
    migrator.prepareTarget(version);
    return SqlTarget.open(new SqliteDatabase(file), new SqliteMoving(), migrator, version);
  }

  private static void requireFile(DatabaseFile file, Migrator migrator) {
    if (!file.exists()) {
      throw UnknownSchemaException.older(0, migrator.known());
    }
  }

  private static Migrator migrator(DatabaseFile file) {
    return new Migrator(new SqliteDatabase(file), Schema.migrations());
  }
}
