// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The server, or the servers of which one is primary, that a URL names.
///
/// @param password empty for none
/// @param parameters what follows the question mark
public record PostgresUrl(
    List<Host> hosts,
    String database,
    String user,
    String password,
    PostgresUrlParameters parameters) {
  private static final String EXPECTED =
      " (expected: postgres://user:password@host:port/database, special characters of user and password as %40 for @)";
  private static final int DEFAULT_PORT = 5432;
  private static final int MAX_PORT = 65_535;

  public PostgresUrl {
    hosts = List.copyOf(hosts);
  }

  /// {@return the parts of `url`}
  ///
  /// @throws InvalidUrl when it is none; the message holds nothing of it
  public static PostgresUrl of(AdapterUrl url) {
    if (!url.address().startsWith("//")) {
      throw new InvalidUrl("postgres: no // behind the scheme" + EXPECTED);
    }
    String address = url.address().substring(2);
    int slash = address.indexOf('/');
    String database = slash < 0 ? "" : url.decoded(address.substring(slash + 1));
    if (database.isEmpty() || database.indexOf('/') >= 0) {
      throw new InvalidUrl("postgres: no name of a database" + EXPECTED);
    }
    String authority = address.substring(0, slash);
    int at = authority.lastIndexOf('@');
    if (at < 1) {
      throw new InvalidUrl("postgres: no user" + EXPECTED);
    }
    String login = authority.substring(0, at);
    int colon = login.indexOf(':');
    if (colon == 0) {
      throw new InvalidUrl("postgres: no user" + EXPECTED);
    }
    return new PostgresUrl(
        Stream.of(authority.substring(at + 1).split(",", -1)).map(Host::parse).toList(),
        database,
        url.decoded(colon < 0 ? login : login.substring(0, colon)),
        colon < 0 ? "" : url.decoded(login.substring(colon + 1)),
        PostgresUrlParameters.of(url));
  }

  /// {@return what names the database to an operator: no user, no password}
  public String name() {
    return "postgres://%s/%s"
        .formatted(
            String.join(",", hosts.stream().map(host -> host.name() + ":" + host.port()).toList()),
            database);
  }

  public int poolSize() {
    return parameters.poolSize();
  }

  public Duration statementTimeout() {
    return parameters.statementTimeout();
  }

  @Override
  public String toString() {
    return "PostgresUrl[…]";
  }

  /// One server.
  record Host(String name, int port) {
    static Host parse(String text) {
      int colon = text.lastIndexOf(':');
      boolean hasPort = colon > text.lastIndexOf(']');
      String name = hasPort ? text.substring(0, colon) : text;
      String port = hasPort ? text.substring(colon + 1) : Integer.toString(DEFAULT_PORT);
      if (name.isEmpty() || !isPort(port)) {
        throw new InvalidUrl("postgres: no host, or no port between 1 and 65535" + EXPECTED);
      }
      return new Host(name, Integer.parseInt(port));
    }

    private static boolean isPort(String text) {
      return text.matches("\\d{1,5}")
          && Integer.parseInt(text) >= 1
          && Integer.parseInt(text) <= MAX_PORT;
    }
  }
}
