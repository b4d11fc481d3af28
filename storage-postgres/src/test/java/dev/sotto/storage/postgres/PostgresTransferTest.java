// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.TransferSchema;
import dev.sotto.storage.postgres.connection.PostgresDatabase;
import dev.sotto.storage.postgres.connection.PostgresUrl;
import dev.sotto.storage.sql.schema.SchemaMigration;
import dev.sotto.storage.sql.schema.SchemaMigrator;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.revision.EarlierRevision;
import dev.sotto.testkit.revision.EarlierRevisionContract;
import dev.sotto.testkit.transfer.InvalidRowsContract;
import dev.sotto.testkit.transfer.RandomStorageContents;
import dev.sotto.testkit.transfer.SchemaCompleteness;
import dev.sotto.testkit.transfer.TransferContract;
import dev.sotto.testkit.transfer.UnfinishedTransferContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PostgresTransferTest {
  /// Databases that nobody uses but to copy them, by the seed of what they are filled with.
  private static final Map<Long, String> FILLED = new HashMap<>();

  private String old = PostgresTestDatabases.empty();
  private final String fresh = PostgresTestDatabases.empty();

  @AfterEach
  void drop() {
    PostgresTestDatabases.drop(old);
    PostgresTestDatabases.drop(fresh);
  }

  @Nested
  final class Moves extends Opened implements TransferContract {}

  @Nested
  @Tag("full")
  final class HostileMoves extends Opened implements InvalidRowsContract {}

  @Nested
  @Tag("full")
  final class UnfinishedMoves extends Opened implements UnfinishedTransferContract {}

  @Nested
  @Tag("full")
  final class EarlierRevisions extends Opened implements EarlierRevisionContract {
    @Override
    public void fillOld() {
      var database = PostgresDatabase.forMigration(PostgresUrl.of(old()));
      List<SchemaMigration> first =
          PostgresMigrations.migrations().subList(0, EarlierRevision.SCHEMA);
      new SchemaMigrator(database, first).migrate();
      try (Connection connection = EmbeddedPostgres.shared().connect(old);
          Statement statement = connection.createStatement()) {
        for (String row : EarlierRevision.postgresRows()) {
          statement.execute(row);
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void layoutShouldNameEveryTableAndColumnOfTheSchema() throws SQLException {
    var provider = new PostgresStorageProvider();
    provider.at(AdapterUrl.parse(old)).migrate();
    TransferSchema layout;
    try (TransferSource source = provider.at(AdapterUrl.parse(old)).openSource()) {
      layout = source.layout();
      assertThat(source.name()).matches("postgres://127\\.0\\.0\\.1:\\d+/\\w+");
    }

    try (Connection connection = EmbeddedPostgres.shared().connect(old)) {
      SchemaCompleteness.check(connection, layout, SchemaMigrator.leftOut());
    }
  }

  private static String filled(long seed) {
    String url = PostgresTestDatabases.migrated();
    try (Storage storage =
        new PostgresStorageProvider().at(PostgresTestDatabases.narrow(url)).open()) {
      RandomStorageContents.fill(storage, seed);
    }
    return url;
  }

  /// Two databases of the test.
  class Opened {
    public StorageProvider provider() {
      return new PostgresStorageProvider();
    }

    public void fillOldAtRandom(long seed) {
      PostgresTestDatabases.drop(old);
      old =
          EmbeddedPostgres.shared()
              .copyOf(FILLED.computeIfAbsent(seed, PostgresTransferTest::filled));
    }

    public AdapterUrl old() {
      return PostgresTestDatabases.narrow(old);
    }

    public AdapterUrl fresh() {
      return PostgresTestDatabases.narrow(fresh);
    }
  }
}
