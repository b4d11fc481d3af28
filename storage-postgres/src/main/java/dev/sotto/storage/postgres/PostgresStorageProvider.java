// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.storage.postgres.connection.PostgresUrl;
import java.util.Set;

/// Opens `postgres://user:password@host:port/database?parameters`. Safe for use by many threads.
public final class PostgresStorageProvider implements StorageProvider {
  /// Used by `ServiceLoader`.
  public PostgresStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("postgres", "postgresql");
  }

  @Override
  public int schemaVersion() {
    return PostgresMigrations.migrations().size();
  }

  @Override
  public boolean isEmbedded() {
    return false;
  }

  @Override
  public StorageLocation at(AdapterUrl url) {
    PostgresUrl parsed = PostgresUrl.of(url);
    // The parameters are read where they are needed, and complained about here.
    parsed.parameters().tls().requireCertificate();
    var _ = parsed.poolSize();
    var _ = parsed.statementTimeout();
    return new PostgresLocation(parsed);
  }
}
