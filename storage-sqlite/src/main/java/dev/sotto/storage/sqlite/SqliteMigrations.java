// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.storage.sql.schema.HandleKeyMigration;
import dev.sotto.storage.sql.schema.SchemaMigration;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The steps of the schema. A released step is never edited; the last one is the schema that this
/// program knows.
final class SqliteMigrations {
  private SqliteMigrations() {}

  static List<SchemaMigration> migrations() {
    return List.of(
        read(1, "migrations/V001__schema.sql"),
        read(2, "migrations/V002__rooms.sql"),
        read(3, "migrations/V003__calls.sql"),
        read(4, "migrations/V004__media.sql"),
        read(5, "migrations/V005__audit.sql"),
        read(6, "migrations/V006__installation.sql"),
        read(7, "migrations/V007__message_time.sql"),
        read(8, "migrations/V008__handle_keys.sql").then(HandleKeyMigration::renew),
        read(9, "migrations/V009__media_checksum.sql"),
        read(10, "migrations/V010__ended_and_woken.sql"),
        read(11, "migrations/V011__known_time.sql"),
        read(12, "migrations/V012__shown_online.sql"),
        read(13, "migrations/V013__names_by_server.sql"));
  }

  private static SchemaMigration read(int version, String resource) {
    try (InputStream script = SqliteMigrations.class.getResourceAsStream(resource)) {
      if (script == null) {
        throw new IllegalStateException("no migration " + resource);
      }
      return SchemaMigration.read(version, script);
    } catch (IOException e) {
      throw new IllegalStateException("migration " + resource + " cannot be read", e);
    }
  }
}
