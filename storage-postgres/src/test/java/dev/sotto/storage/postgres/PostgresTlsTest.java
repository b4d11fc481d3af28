// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promises of the TLS modes, against a server with a certificate for 127.0.0.1.
@Tag("full")
final class PostgresTlsTest {
  @TempDir private static Path folder;

  private static EmbeddedPostgres postgres;
  private static TestCertificate certificate;
  private static String url;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    certificate = TestCertificate.create(folder, "server", "ip:127.0.0.1");
    postgres = EmbeddedPostgres.start(folder);
    url = postgres.newDatabase();
    present(certificate);
    new PostgresStorageProvider().at(AdapterUrl.parse(url)).migrate();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void connectionsShouldBeEncryptedWhenTlsIsRequired() throws SQLException {
    try (Storage storage = open("?sslmode=require")) {
      storage.check();

      assertThat(encrypted()).isPositive();
    }
  }

  @Test
  void connectionsShouldBeInClearWhenTlsIsDisabled() throws SQLException {
    try (Storage storage = open("?sslmode=disable")) {
      storage.check();

      assertThat(encrypted()).isZero();
    }
  }

  @Test
  void serverShouldBeTrustedWhenItsCertificateIsOfTheGivenAuthority() throws SQLException {
    try (Storage storage = open(verifying("verify-full", certificate))) {
      storage.check();

      assertThat(encrypted()).isPositive();
    }
  }

  @Test
  void serverShouldBeRefusedWhenItsCertificateIsOfAnotherAuthority() throws Exception {
    TestCertificate other = TestCertificate.create(folder, "other", "ip:127.0.0.1");

    assertThatThrownBy(() -> open(verifying("verify-ca", other)))
        .isInstanceOf(PortException.Unavailable.class);
  }

  @Test
  void serverShouldBeRefusedWhenNoAuthorityIsGivenAndJavaKnowsNone() {
    assertThatThrownBy(() -> open("?sslmode=verify-full"))
        .isInstanceOf(PortException.Unavailable.class);
  }

  @Test
  void hostShouldBeCheckedOnlyWhenAskedFor() throws Exception {
    TestCertificate elsewhere = TestCertificate.create(folder, "elsewhere", "dns:db.example.org");
    present(elsewhere);
    try {
      assertThatThrownBy(() -> open(verifying("verify-full", elsewhere)))
          .isInstanceOf(PortException.Unavailable.class);
      try (Storage storage = open(verifying("verify-ca", elsewhere))) {
        storage.check();
      }
    } finally {
      present(certificate);
    }
  }

  private static void present(TestCertificate presented) {
    postgres.execute("ALTER SYSTEM SET ssl_cert_file = '%s'".formatted(presented.certificate()));
    postgres.execute("ALTER SYSTEM SET ssl_key_file = '%s'".formatted(presented.key()));
    postgres.execute("ALTER SYSTEM SET ssl = on");
    // Unlike a reload, seen by all later connections.
    postgres.stop();
    postgres.start();
  }

  private static String verifying(String mode, TestCertificate trusted) {
    return "?sslmode=%s&sslrootcert=%s".formatted(mode, trusted.certificate());
  }

  private static Storage open(String parameters) {
    return new PostgresStorageProvider().at(AdapterUrl.parse(url + parameters)).open();
  }

  /// {@return how many connections of a storage are encrypted now}
  private static long encrypted() throws SQLException {
    try (Connection connection = postgres.connect(url);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_ssl WHERE ssl AND pid <> pg_backend_pid()")) {
      found.next();
      return found.getLong(1);
    }
  }
}
