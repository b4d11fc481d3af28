// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.postgres.EmbeddedPostgres;

/// Databases of the one server of this JVM. A migrated one is a copy, which is faster than
/// migrating.
final class Databases {
  private static final String TEMPLATE = template();

  private Databases() {}

  /// {@return the URL of a new database with the schema}
  static String migrated() {
    return EmbeddedPostgres.shared().copyOf(TEMPLATE);
  }

  /// {@return the URL of a new database without a schema}
  static String empty() {
    return EmbeddedPostgres.shared().newDatabase();
  }

  static void drop(String url) {
    EmbeddedPostgres.shared().drop(url);
  }

  private static String template() {
    String url = empty();
    new PostgresStorageProvider().migrate(AdapterUrl.parse(url));
    return url;
  }
}
