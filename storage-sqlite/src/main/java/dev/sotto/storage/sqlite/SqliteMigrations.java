// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.storage.sql.schema.SchemaMigration;
import dev.sotto.storage.sql.schema.SchemaMigrations;
import java.util.List;

/// The steps of the schema as SQLite takes them, from `migrations/`.
final class SqliteMigrations {
  private SqliteMigrations() {}

  static List<SchemaMigration> migrations() {
    return SchemaMigrations.read(SqliteMigrations.class::getResourceAsStream);
  }
}
