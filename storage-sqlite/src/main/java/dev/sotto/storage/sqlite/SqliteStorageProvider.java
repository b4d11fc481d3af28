// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider;
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
  public StorageLocation at(AdapterUrl url) {
    return new SqliteLocation(SqliteFile.of(url));
  }
}
