// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import dev.sotto.storage.postgres.PostgresStorageProvider;
import dev.sotto.storage.postgres.connection.PostgresUrl.Host;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresUrlTest {
  @ParameterizedTest
  @ValueSource(strings = {"postgres", "postgresql"})
  void ofShouldTakeTheUrlApart(String scheme) {
    PostgresUrl url = parsed(scheme + "://anna:p%40ss%3Aw%2Ford+@db.example.org:6432/chat");

    assertThat(url.hosts()).containsExactly(new Host("db.example.org", 6432));
    assertThat(url.database()).isEqualTo("chat");
    assertThat(url.user()).isEqualTo("anna");
    assertThat(url.password()).isEqualTo("p@ss:w/ord+");
  }

  @Test
  void ofShouldFillInDefaults() {
    PostgresUrl url = parsed("postgres://anna@db/chat");

    assertThat(url.hosts()).containsExactly(new Host("db", 5432));
    assertThat(url.password()).isEmpty();
    assertThat(url.poolSize()).isEqualTo(10);
    assertThat(url.statementTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(url.parameters().tls()).isEqualTo(new PostgresTls(PostgresTls.Mode.PREFER, ""));
  }

  @Test
  void ofShouldReadAllParameters() {
    PostgresUrl url =
        parsed(
            "postgres://anna@db/chat?sslmode=verify-full&sslrootcert=/etc/ca%20root.pem&pool_size=25&statement_timeout=1500ms");

    assertThat(url.parameters().tls())
        .isEqualTo(new PostgresTls(PostgresTls.Mode.VERIFY_FULL, "/etc/ca root.pem"));
    assertThat(url.poolSize()).isEqualTo(25);
    assertThat(url.statementTimeout()).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void ofShouldTakeSeveralServers() {
    assertThat(parsed("postgres://anna@one:1,two,[::1]:3/chat").hosts())
        .containsExactly(new Host("one", 1), new Host("two", 5432), new Host("[::1]", 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres:anna:secret@db/chat",
        "postgres://anna:secret@db",
        "postgres://anna:secret@db/",
        "postgres://anna:secret@/chat",
        "postgres://anna:secret@db:0x/chat",
        "postgres://anna:secret@db:70000/chat",
        "postgres://anna:secret@db:0/chat",
        "postgres://:secret@db/chat",
        "postgres://anna:secret%zz@db/chat",
        "postgres://anna:secret%ff@db/chat",
        "postgres://anna:secret@db/chat%E4",
        "postgres://anna:secret@db/chat?sslrootcert=%c0%af",
        "postgres://anna:secret@db/chat?password=secret",
        "postgres://anna:secret@db/chat?secret",
        "postgres://anna:secret@db/chat?sslmode=secret",
        "postgres://anna:secret@db/chat?pool_size=0",
        "postgres://anna:secret@db/chat?pool_size=5&pool_size=6",
        "postgres://anna:secret@db/chat?statement_timeout=10",
        "postgres://anna:secret@db/chat?statement_timeout=0s"
      })
  void ofShouldRefuseWhatIsNoUrlWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> parsed(text).statementTimeout())
        .isInstanceOf(InvalidUrl.class)
        .hasMessageContaining("postgres")
        .satisfies(failure -> assertThat(everything(failure)).doesNotContain("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev", "/no/such/file.pem"})
  void atShouldRefuseACertificateThatTheDriverCannotRead(String file) {
    var url = AdapterUrl.parse("postgres://anna@db/chat?sslmode=verify-full&sslrootcert=" + file);

    assertThatThrownBy(() -> new PostgresStorageProvider().at(url))
        .isInstanceOf(InvalidUrl.class)
        .hasMessageContaining("sslrootcert: " + file);
  }

  @Test
  void textShouldHoldNoPassword() {
    assertThat(parsed("postgres://anna:secret@db/chat").toString()).doesNotContain("secret");
  }

  private static PostgresUrl parsed(String text) {
    PostgresUrl url = PostgresUrl.of(AdapterUrl.parse(text));
    url.parameters().tls();
    var _ = url.poolSize();
    return url;
  }

  private static String everything(Throwable failure) {
    return failure + (failure.getCause() == null ? "" : everything(failure.getCause()));
  }
}
