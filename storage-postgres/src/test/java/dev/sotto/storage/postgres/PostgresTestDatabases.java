// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.postgres.EmbeddedPostgres;

/// Databases of the one server of this JVM. A migrated one is a copy, which is faster than
/// migrating.
public final class PostgresTestDatabases {
  private static final String TEMPLATE = template();

  private PostgresTestDatabases() {}

  /// {@return the URL of a new database with the schema}
  public static String migrated() {
    return EmbeddedPostgres.shared().copyOf(TEMPLATE);
  }

  /// {@return the URL of a new database without a schema}
  public static String empty() {
    return EmbeddedPostgres.shared().newDatabase();
  }

  /// {@return the URL for opening a storage with few connections: PostgreSQL starts a process for
  /// each, which takes longer than most tests}
  public static AdapterUrl narrow(String url) {
    return narrow(url, 3);
  }

  /// {@return the URL for opening a storage with so many connections}
  public static AdapterUrl narrow(String url, int poolSize) {
    return AdapterUrl.parse(url + "?pool_size=" + poolSize);
  }

  public static void drop(String url) {
    EmbeddedPostgres.shared().drop(url);
  }

  private static String template() {
    String url = empty();
    new PostgresStorageProvider().at(AdapterUrl.parse(url)).migrate();
    return url;
  }
}
