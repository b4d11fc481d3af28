// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.UnsafeStorageException;
import dev.sotto.storage.postgres.PostgresStorageProvider;
import dev.sotto.storage.postgres.PostgresTestDatabases;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Databases that are not there, or not to be used, and what the operator is told.
final class PostgresOpenFailureTest {
  private final PostgresStorageProvider provider = new PostgresStorageProvider();

  @Test
  void databaseOfAnotherEncodingShouldBeRefusedEverywhere() {
    EmbeddedPostgres server = EmbeddedPostgres.shared();
    server.execute(
        "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    AdapterUrl url = url(server.port(), "latin");
    try {
      assertThatThrownBy(() -> provider.at(url).migrate())
          .isInstanceOf(UnsafeStorageException.class)
          .hasMessageContaining("LATIN1")
          .hasMessageContaining("createdb -E UTF8");
      assertThatThrownBy(() -> provider.at(url).open()).isInstanceOf(UnsafeStorageException.class);
      assertThatThrownBy(() -> provider.at(url).openTarget(provider.schemaVersion()))
          .isInstanceOf(UnsafeStorageException.class);
    } finally {
      server.execute("DROP DATABASE latin");
    }
  }

  @Test
  void settingsThatLoseDataShouldBeProblems() {
    assertThat(DurabilityCheck.problems("on", "on", "UTF8")).isEmpty();
    assertThat(DurabilityCheck.problems("off", "on", "UTF8"))
        .singleElement()
        .asString()
        .contains("fsync = on");
    assertThat(DurabilityCheck.problems("on", "off", "UTF8"))
        .singleElement()
        .asString()
        .contains("full_page_writes = on");
    assertThat(DurabilityCheck.problems("off", "off", "SQL_ASCII")).hasSize(3);
  }

  @Test
  void commitsShouldBeSyncedWhateverTheDatabaseSays() throws SQLException {
    String url = PostgresTestDatabases.empty();
    EmbeddedPostgres.shared().set(url, "synchronous_commit = off");
    var database = new PostgresDatabase(PostgresUrl.of(AdapterUrl.parse(url)));

    try (var reader = database.openReader();
        var statement = reader.createStatement();
        var result = statement.executeQuery("SHOW synchronous_commit")) {
      result.next();
      assertThat(result.getString(1)).isEqualTo("on");
    }
    PostgresTestDatabases.drop(url);
  }

  @Test
  void missingDatabaseShouldBeNamed() {
    assertFails(
        url(EmbeddedPostgres.shared().port(), "nowhere"),
        "/nowhere has no such database",
        "createdb",
        "3D000");
  }

  @Test
  void portOnWhichNobodyListensShouldBeNamed() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertFails(url(port, "sotto"), "127.0.0.1:" + port, "nobody listens", "08001");
  }

  @Test
  void refusedPasswordShouldBeSaidWithoutIt() {
    String said =
        new PostgresFailures("postgres://db.internal:5432/sotto")
            .explain(new SQLException("password hunter2 of anna is wrong", "28P01"));

    assertThat(said)
        .contains("postgres://db.internal:5432/sotto", "refuses the password", "28P01")
        .doesNotContain("hunter2", "anna");
  }

  private void assertFails(AdapterUrl url, String... words) {
    assertThatThrownBy(() -> provider.at(url).migrate())
        .isInstanceOf(PortException.Unavailable.class)
        .message()
        .contains(words)
        .doesNotContain("hunter2");
    assertThatThrownBy(() -> provider.at(url).open())
        .isInstanceOf(PortException.Unavailable.class)
        .message()
        .contains(words);
  }

  private static AdapterUrl url(int port, String database) {
    return AdapterUrl.parse(
        "postgres://postgres:hunter2@127.0.0.1:%d/%s".formatted(port, database));
  }
}
