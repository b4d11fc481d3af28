// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.TransferSchema;
import dev.sotto.storage.sql.schema.SchemaMigrator;
import dev.sotto.testkit.revision.EarlierRevision;
import dev.sotto.testkit.revision.EarlierRevisionContract;
import dev.sotto.testkit.transfer.InvalidRowsContract;
import dev.sotto.testkit.transfer.SchemaCompleteness;
import dev.sotto.testkit.transfer.TransferContract;
import dev.sotto.testkit.transfer.UnfinishedTransferContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteTransferTest {
  private static final int KNOWN = SqliteMigrations.migrations().size();

  @TempDir private Path folder;

  @Nested
  final class Moves extends Opened implements TransferContract {}

  @Nested
  final class HostileMoves extends Opened implements InvalidRowsContract {}

  @Nested
  final class UnfinishedMoves extends Opened implements UnfinishedTransferContract {}

  @Nested
  final class EarlierRevisions extends Opened implements EarlierRevisionContract {
    @Override
    public void fillOld() {
      EarlierRevision.writeSqlite(folder.resolve("old.db"));
    }
  }

  @Test
  void layoutShouldNameEveryTableAndColumnOfTheSchema() throws SQLException {
    var provider = new SqliteStorageProvider();
    provider.at(url("a")).migrate();
    TransferSchema layout;
    try (TransferSource source = provider.at(url("a")).openSource()) {
      layout = source.layout();
    }

    try (Connection connection = connect()) {
      SchemaCompleteness.check(connection, layout, SchemaMigrator.leftOut());
    }
  }

  @Test
  void openSourceShouldMakeNoFileWhenThereIsNone() {
    assertThatThrownBy(() -> new SqliteStorageProvider().at(url("none")).openSource())
        .isInstanceOf(UnknownSchemaException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void openTargetShouldRefuseANewerSchema() throws SQLException {
    new SqliteStorageProvider().at(url("a")).migrate();
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO schema_version (version) VALUES (99)");
    }

    assertThatThrownBy(() -> new SqliteStorageProvider().at(url("a")).openTarget(KNOWN))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("99");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
  }

  private AdapterUrl url(String name) {
    return AdapterUrl.parse("sqlite:" + folder.resolve(name + ".db"));
  }

  /// Two files in a folder of the test.
  class Opened {
    public StorageProvider provider() {
      return new SqliteStorageProvider();
    }

    public AdapterUrl old() {
      return url("old");
    }

    public AdapterUrl fresh() {
      return url("fresh");
    }
  }
}
