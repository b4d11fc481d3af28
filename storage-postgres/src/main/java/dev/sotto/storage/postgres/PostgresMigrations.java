// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.storage.sql.schema.SchemaMigration;
import dev.sotto.storage.sql.schema.SchemaMigrations;
import java.util.List;

/// The steps of the schema as PostgreSQL takes them, from `migrations/`.
final class PostgresMigrations {
  private PostgresMigrations() {}

  static List<SchemaMigration> migrations() {
    return SchemaMigrations.read(PostgresMigrations.class::getResourceAsStream);
  }
}
