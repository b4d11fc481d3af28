// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider.Migration;
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

/// A storage in one database. Safe for use by many threads.
final class PostgresLocation implements StorageLocation {
  private final PostgresUrl url;

  PostgresLocation(PostgresUrl url) {
    this.url = url;
  }

  @Override
  public int schemaFound() {
    return migrator(PostgresDatabase.forMigration(url)).found();
  }

  @Override
  public Migration migrate() {
    var database = PostgresDatabase.forMigration(url);
    DurabilityCheck.require(database);
    return migrator(database).migrate();
  }

  @Override
  public Storage open() {
    var database = new PostgresDatabase(url);
    DurabilityCheck.require(database);
    migrator(database).check();
    var pool = PostgresConnectionPool.open(database, url.poolSize());
    try {
      return new SqlStorage(
          database, pool, new PostgresTransactions(pool), PostgresMessageAppender.start(database));
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  @Override
  public Optional<Path> folder() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public TransferSource openSource() {
    var database = PostgresDatabase.forMigration(url);
    int found = migrator(database).checkSource();
    return SqlTransferSource.open(database, PostgresTransferSupport.INSTANCE, url.name(), found);
  }

  @Override
  public TransferTarget openTarget(int version) {
    var database = PostgresDatabase.forMigration(url);
    DurabilityCheck.require(database);
    SchemaMigrator migrator = migrator(database);
    migrator.prepareTarget(version);
    return SqlTransferTarget.open(database, PostgresTransferSupport.INSTANCE, migrator, version);
  }

  private static SchemaMigrator migrator(PostgresDatabase database) {
    return new SchemaMigrator(database, PostgresMigrations.migrations());
  }
}
