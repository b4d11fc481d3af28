// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import dev.sotto.core.spi.UrlParameters;
import java.time.Duration;
import java.util.stream.Stream;

/// The parameters of the URL of a database. Messages name parameters, never their values.
public record PostgresUrlParameters(UrlParameters values) {
  static PostgresUrlParameters of(AdapterUrl url) {
    return new PostgresUrlParameters(
        url.parameters("pool_size", "sslmode", "sslrootcert", "statement_timeout"));
  }

  public PostgresTls tls() {
    String wanted = values.value("sslmode").orElse(PostgresTls.Mode.PREFER.text());
    PostgresTls.Mode mode =
        Stream.of(PostgresTls.Mode.values())
            .filter(known -> known.text().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidUrl(
                        "postgres: sslmode (expected: %s)".formatted(PostgresTls.Mode.all())));
    return new PostgresTls(mode, values.value("sslrootcert").orElse(""));
  }

  int poolSize() {
    String text = values.value("pool_size").orElse("10");
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1) {
      throw new InvalidUrl("postgres: pool_size (expected: 1..9999 connections)");
    }
    return Integer.parseInt(text);
  }

  Duration statementTimeout() {
    String text = values.value("statement_timeout").orElse("10s");
    if (!text.matches("[1-9]\\d{0,5}(ms|s)")) {
      throw new InvalidUrl(
          "postgres: statement_timeout (expected 1 to 999999 with a unit, as 10s or 500ms)");
    }
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
  }
}
