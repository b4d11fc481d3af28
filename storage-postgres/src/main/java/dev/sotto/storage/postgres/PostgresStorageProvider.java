// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.storage.postgres.append.PostgresMessageAppender;
import dev.sotto.storage.postgres.connection.DurabilityCheck;
import dev.sotto.storage.postgres.connection.PostgresConnectionPool;
import dev.sotto.storage.postgres.connection.PostgresDatabase;
import dev.sotto.storage.postgres.connection.PostgresTransactions;
import dev.sotto.storage.postgres.connection.PostgresUrl;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.storage.sql.schema.SchemaMigrator;
import dev.sotto.storage.sql.transfer.SqlTransferSource;
import dev.sotto.storage.sql.transfer.SqlTransferTarget;
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
    return PostgresMigrations.migrations().size();
  }

  @Override
  public boolean isEmbedded() {
    return false;
  }

  @Override
  public int schemaFound(AdapterUrl url) {
    var database = PostgresDatabase.forMigration(PostgresUrl.of(url));
    return new SchemaMigrator(database, PostgresMigrations.migrations()).found();
  }

  @Override
  public Migration migrate(AdapterUrl url) {
    var database = PostgresDatabase.forMigration(PostgresUrl.of(url));
    DurabilityCheck.require(database);
    return new SchemaMigrator(database, PostgresMigrations.migrations()).migrate();
  }

  @Override
  public Storage open(AdapterUrl url) {
    PostgresUrl parsed = PostgresUrl.of(url);
    var database = new PostgresDatabase(parsed);
    DurabilityCheck.require(database);
    new SchemaMigrator(database, PostgresMigrations.migrations()).check();
    var pool = PostgresConnectionPool.open(database, parsed.poolSize());
    try {
      return new SqlStorage(
          database, pool, new PostgresTransactions(pool), PostgresMessageAppender.start(database));
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
    var migrator = new SchemaMigrator(database, PostgresMigrations.migrations());
    int found = migrator.checkSource();
    return SqlTransferSource.open(database, PostgresTransferSupport.INSTANCE, parsed.name(), found);
  }

  @Override
  public TransferTarget openTarget(AdapterUrl url, int version) {
    var database = PostgresDatabase.forMigration(PostgresUrl.of(url));
    DurabilityCheck.require(database);
    var migrator = new SchemaMigrator(database, PostgresMigrations.migrations());
    migrator.prepareTarget(version);
    return SqlTransferTarget.open(database, PostgresTransferSupport.INSTANCE, migrator, version);
  }
}
