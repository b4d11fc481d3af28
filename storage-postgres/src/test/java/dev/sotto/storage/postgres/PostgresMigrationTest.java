// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageProvider.Migration;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresMigrationTest {
  private static final int KNOWN = PostgresMigrations.migrations().size();
  private static final Migration FIRST = new Migration(0, KNOWN);
  private static final Migration REPEATED = new Migration(KNOWN, KNOWN);

  private final PostgresStorageProvider provider = new PostgresStorageProvider();
  private String database;
  private AdapterUrl url;

  @BeforeEach
  void create() {
    database = PostgresTestDatabases.empty();
    url = AdapterUrl.parse(database);
  }

  @AfterEach
  void drop() {
    PostgresTestDatabases.drop(database);
  }

  @Test
  void openShouldAskForAMigrationWhenTheDatabaseIsEmpty() {
    assertThatThrownBy(() -> provider.at(url).open())
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("run `sotto migrate` first");
  }

  @Test
  void migrateShouldChangeNothingWhenRepeated() {
    assertThat(provider.at(url).migrate()).isEqualTo(FIRST);
    assertThat(provider.at(url).migrate()).isEqualTo(REPEATED);

    provider.at(url).open().close();
  }

  @Test
  void migrateShouldRunOnceWhenManyNodesMigrateAtOnce() {
    List<Migration> all = Concurrently.call(8, _ -> provider.at(url).migrate());

    assertThat(all).contains(FIRST).containsOnly(FIRST, REPEATED);
    assertThat(all).containsOnlyOnce(FIRST);
  }

  @Test
  void newerSchemaShouldBeLeftAlone() throws SQLException {
    provider.at(url).migrate();
    execute("INSERT INTO schema_version (version) VALUES (1000)");

    assertThatThrownBy(() -> provider.at(url).open())
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("1000");
    assertThatThrownBy(() -> provider.at(url).migrate()).isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void migrateShouldLeaveNothingBehindWhenAStepFails() throws SQLException {
    execute("CREATE TABLE message (id integer)");

    assertThatThrownBy(() -> provider.at(url).migrate()).isInstanceOf(PortException.class);

    execute("DROP TABLE message");
    assertThat(provider.at(url).migrate()).isEqualTo(FIRST);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = EmbeddedPostgres.shared().connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
