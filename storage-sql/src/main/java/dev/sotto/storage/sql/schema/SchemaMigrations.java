// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps of the schema, the same for every database; each adapter has a script of its own for
/// each. A released step is never edited; the last one is the schema that this program knows.
public final class SchemaMigrations {
  private SchemaMigrations() {}

  /// {@return all steps, in order, as `resources` words them}
  public static List<SchemaMigration> read(Resources resources) {
    return List.of(
        read(resources, 1, "migrations/V001__schema.sql"),
        read(resources, 2, "migrations/V002__rooms.sql"),
        read(resources, 3, "migrations/V003__calls.sql"),
        read(resources, 4, "migrations/V004__media.sql"),
        read(resources, 5, "migrations/V005__audit.sql"),
        read(resources, 6, "migrations/V006__installation.sql"),
        read(resources, 7, "migrations/V007__message_time.sql"),
        read(resources, 8, "migrations/V008__handle_keys.sql").then(HandleKeyMigration::renew),
        read(resources, 9, "migrations/V009__media_checksum.sql"),
        read(resources, 10, "migrations/V010__ended_and_woken.sql"),
        read(resources, 11, "migrations/V011__known_time.sql"),
        read(resources, 12, "migrations/V012__shown_online.sql"),
        read(resources, 13, "migrations/V013__names_by_server.sql"));
  }

  private static SchemaMigration read(Resources resources, int version, String name) {
    try (InputStream script = resources.open(name)) {
      if (script == null) {
        throw new IllegalStateException("no migration " + name);
      }
      return SchemaMigration.read(version, script);
    } catch (IOException e) {
      throw new IllegalStateException("migration " + name + " cannot be read", e);
    }
  }

  /// The scripts of an adapter, which it opens itself: a module's resources are visible to itself
  /// only.
  @FunctionalInterface
  public interface Resources {
    /// {@return a script, null when there is none}
    ///
    /// @param name relative to the adapter's root package
    @Nullable InputStream open(String name);
  }
}
