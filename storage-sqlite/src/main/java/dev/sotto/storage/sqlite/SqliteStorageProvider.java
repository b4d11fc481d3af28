// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.storage.sql.Migrator;
import dev.sotto.storage.sql.SqlStorage;
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
  public boolean isEmbedded() {
    return true;
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
    if (!file.exists()) {
      throw UnknownSchemaException.older(0, migrator.known());
    }
    migrator.check();
    return SqlStorage.open(new SqliteDatabase(file));
  }

  private static Migrator migrator(DatabaseFile file) {
    return new Migrator(new SqliteDatabase(file), Schema.migrations());
  }
}
