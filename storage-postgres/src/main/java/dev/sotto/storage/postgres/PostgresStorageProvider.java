// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.storage.sql.Migrator;
import dev.sotto.storage.sql.SqlSource;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.storage.sql.SqlTarget;
import java.nio.file.Path;
import java.util.Optional;
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
    return Schema.migrations().size();
  }

  @Override
  public boolean isEmbedded() {
    return false;
  }

  @Override
  public int schemaFound(AdapterUrl url) {
    var database = PostgresDatabase.forMigration(PostgresUrl.of(url));
    return new Migrator(database, Schema.migrations()).found();
  }

  @Override
  public Migration migrate(AdapterUrl url) {
    var database = PostgresDatabase.forMigration(PostgresUrl.of(url));
    Durability.require(database);
    return new Migrator(database, Schema.migrations()).migrate();
  }

  @Override
  public Storage open(AdapterUrl url) {
    PostgresUrl parsed = PostgresUrl.of(url);
    var database = new PostgresDatabase(parsed);
    Durability.require(database);
    new Migrator(database, Schema.migrations()).check();
    var pool = ConnectionPool.open(database, parsed.poolSize());
    try {
      return new SqlStorage(
          database, pool, new Transactions(pool), PostgresAppends.start(database));
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  @Override
  public Optional<Path> folder(AdapterUrl url) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> file(AdapterUrl url) {
    return Optional.empty();
  }

  @Override
  public void check(AdapterUrl url) {
    PostgresUrl parsed = PostgresUrl.of(url);
    // The parameters are read where they are needed.
    parsed.parameters().tls().requireCertificate();
    var _ = parsed.poolSize();
    var _ = parsed.statementTimeout();
  }

  @Override
  public TransferSource openSource(AdapterUrl url) {
    PostgresUrl parsed = PostgresUrl.of(url);
    var database = PostgresDatabase.forMigration(parsed);
    var migrator = new Migrator(database, Schema.migrations());
    int found = migrator.checkSource();
    return SqlSource.open(database, PostgresMoving.INSTANCE, parsed.name(), found);
  }

  @Override
  public TransferTarget openTarget(AdapterUrl url, int version) {
    var database = PostgresDatabase.forMigration(PostgresUrl.of(url));
    Durability.require(database);
    var migrator = new Migrator(database, Schema.migrations());
    migrator.prepareTarget(version);
    return SqlTarget.open(database, PostgresMoving.INSTANCE, migrator, version);
  }
}
