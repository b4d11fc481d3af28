// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What follows the question mark of a URL. Messages name parameters, never their values.
public record PostgresUrlParameters(Map<String, String> values) {
  private static final Set<String> KNOWN =
      Set.of("sslmode", "sslrootcert", "pool_size", "statement_timeout");

  public PostgresUrlParameters {
    values = Map.copyOf(values);
  }

  static PostgresUrlParameters parse(AdapterUrl url, String query) {
    var values = new HashMap<String, String>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (name.isEmpty() && pair.isEmpty()) {
        continue;
      }
      if (equals < 0 || !KNOWN.contains(name)) {
        throw new InvalidUrl(
            "postgres: unknown parameter (expected name=value with a name of: %s)"
                .formatted(String.join(", ", KNOWN.stream().sorted().toList())));
      }
      if (values.put(name, url.decoded(pair.substring(equals + 1))) != null) {
        throw new InvalidUrl("postgres: the parameter %s stands there twice".formatted(name));
      }
    }
    return new PostgresUrlParameters(values);
  }

  public PostgresTls tls() {
    String wanted = values.getOrDefault("sslmode", PostgresTls.Mode.PREFER.text());
    PostgresTls.Mode mode =
        Stream.of(PostgresTls.Mode.values())
            .filter(known -> known.text().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidUrl(
                        "postgres: sslmode (expected: %s)".formatted(PostgresTls.Mode.all())));
    return new PostgresTls(mode, values.getOrDefault("sslrootcert", ""));
  }

  int poolSize() {
    String text = values.getOrDefault("pool_size", "10");
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1) {
      throw new InvalidUrl("postgres: pool_size (expected: 1..9999 connections)");
    }
    return Integer.parseInt(text);
  }

  Duration statementTimeout() {
    String text = values.getOrDefault("statement_timeout", "10s");
    if (!text.matches("[1-9]\\d{0,5}(ms|s)")) {
      throw new InvalidUrl(
          "postgres: statement_timeout (expected 1 to 999999 with a unit, as 10s or 500ms)");
    }
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
  }
}
